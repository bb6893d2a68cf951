import { Variant } from "../automation/variant.ts";
import { bind, type NativePointer } from "../client/pointer.ts";
import { received } from "../client/received.ts";
import { CallMemory } from "../marshal/call-memory.ts";
import { drop, offsetOf, take, view } from "../marshal/scratch.ts";
import { type Arguments, writeArguments } from "./arguments.ts";
import { freeException } from "./exception.ts";
import { invokeFailure, NO_ARGUMENT } from "./failure.ts";
import type { InvokeKind } from "./kind.ts";

const INVOKE = 6;
const SIGNATURE = "i(pipIHpppp)";

/** LOCALE_NEUTRAL: numbers and dates in texts are nobody's. */
const LOCALE = 0;

/** A frame: an IID that must be all zero, then a DISPPARAMS, a VARIANT, an EXCEPINFO and a UINT, for 8-byte pointers. */
const PARAMETERS = 16;
const RESULT = 40;
const EXCEPTION = 64;
const ARGUMENT = 128;
const FRAME = 136;

/** A call of a member through IDispatch::Invoke. */
export interface DispatchCall {
  readonly self: NativePointer;
  /** "IFoo.bar" */
  readonly at: string;
  readonly dispid: number;
  readonly kind: InvokeKind;
  readonly given: Arguments;
  /** Whether the member is asked for a result. */
  readonly hasResult: boolean;
}

/**
 * What all calls by DISPID go through: checks and writes the arguments, calls, and lets `read` read the result, a VARIANT.
 * Wrappers that are read belong to whoever gets them; on every path what else there is is freed.
 *
 * @throws {ComError} what the member raised, or the HRESULT of Invoke
 */
export function callMember<T>(call: DispatchCall, read: (view: DataView, offset: number) => T): T {
  const { self, dispid, kind, given, hasResult } = call;
  return received(() => {
    const memory = new CallMemory();
    const frame = take(FRAME);
    try {
      const names = writeArguments(frame + PARAMETERS, given, memory);
      view.setUint32(offsetOf(frame + ARGUMENT), NO_ARGUMENT, true);
      const invoke = self.slots[INVOKE] ?? bind(self, INVOKE, SIGNATURE);
      const hr = invoke(
        self.address,
        dispid,
        frame,
        LOCALE,
        kind,
        frame + PARAMETERS,
        hasResult ? frame + RESULT : 0,
        frame + EXCEPTION,
        frame + ARGUMENT,
      );
      if (hr < 0) throw invokeFailure(hr, call, names, frame + EXCEPTION, frame + ARGUMENT);
      return read(view, offsetOf(frame + RESULT));
    } finally {
      Variant.free?.(view, offsetOf(frame + RESULT));
      freeException(frame + EXCEPTION);
      memory.free();
      drop(frame);
    }
  });
}
