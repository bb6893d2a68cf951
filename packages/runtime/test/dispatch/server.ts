import { Int32, TaskMemory, VT, variantOf, WideText } from "../../src/codegen/index.ts";
import {
  ComError,
  type Handlers,
  type InterfaceClass,
  implement,
  type VariantValue,
} from "../../src/index.ts";
import { pointerAt, writePointerAt } from "../../src/marshal/fields.ts";
import { recordsAt, viewOf } from "../../src/marshal/records.ts";
import { allocateBstr } from "../../src/native/bstr.ts";
import { registerThunk } from "../../src/native/functions.ts";
import { POINTER_SIZE, storeBytes } from "../../src/native/memory.ts";
import { abandon } from "../../src/server/abandon.ts";
import { IDispatch } from "./dispatch-class.ts";

export const Variant = variantOf(IDispatch);

/** What an Invoke got. */
export interface Invocation {
  readonly dispid: number;
  readonly kind: number;
  readonly iid: string;
  /** As they lie in memory: back to front. */
  readonly values: readonly VariantValue[];
  readonly vts: readonly number[];
  readonly named: readonly number[];
  readonly wantsResult: boolean;
  /** Puts a value where a by-ref argument points to, which owned nothing. */
  assign(index: number, value: VariantValue): void;
  /** The wrong argument, as puArgErr tells. */
  blame(index: number): void;
  /** Raises an exception: fills in the EXCEPINFO and throws. */
  raise(exception: Raised): never;
}

export interface Raised {
  readonly code?: number;
  readonly scode?: number;
  readonly source?: string;
  readonly description?: string;
  /** The strings come from a function. */
  readonly late?: boolean;
}

export const DISP_E_EXCEPTION = 0x8002_0009;

/** An object whose Invoke is a function of a person, over the real memory. */
export function dispatchServer(
  answer: (call: Invocation) => VariantValue | undefined,
  names: Readonly<Record<string, number>> = {},
  type: InterfaceClass<IDispatch> = IDispatch,
): IDispatch {
  const handlers: Handlers<IDispatch> = {
    getIdsOfNames(_iid, list, count, _locale, ids) {
      const asked = recordsAt(list, count, WideText);
      const found = asked.map((name) => names[name.toLowerCase()] ?? -1);
      storeBytes(ids, new Uint8Array(Int32Array.from(found).buffer));
      if (found.includes(-1)) throw new ComError(0x8002_0006);
    },
    invoke(dispid, iid, _locale, kind, parameters, result, exception, argument) {
      const view = viewOf(parameters, POINTER_SIZE * 2 + 8);
      const count = view.getUint32(POINTER_SIZE * 2, true);
      const list = pointerAt(view, 0);
      const bytes = viewOf(list, count * Variant.size);
      const values = recordsAt(list, count, Variant);
      try {
        const value = answer({
          dispid,
          kind,
          iid,
          values,
          vts: Array.from({ length: count }, (_, index) => bytes.getUint16(index * Variant.size, true)),
          named: [
            ...recordsAt(pointerAt(view, POINTER_SIZE), view.getUint32(POINTER_SIZE * 2 + 4, true), Int32),
          ],
          wantsResult: result !== 0,
          assign: (index, to) => assign(bytes, index * Variant.size, to),
          blame: (index) => storeBytes(argument, new Uint8Array(Uint32Array.of(index).buffer)),
          raise: (raised) => raise(exception, raised),
        });
        if (result !== 0 && value !== undefined) put(result, value);
      } finally {
        abandon(values);
      }
    },
  };
  return implement(type, handlers);
}

/** Puts a value where a by-ref argument points to: a VARIANT, or what one of its type has as its value. */
function assign(bytes: DataView, offset: number, value: VariantValue): void {
  const target = pointerAt(bytes, offset + 8);
  if (bytes.getUint16(offset, true) === (VT.BYREF | VT.VARIANT)) {
    put(target, value);
    return;
  }
  const { view } = passing(value);
  storeBytes(target, new Uint8Array(view.buffer, 8, view.getUint16(0, true) === VT.BOOL ? 2 : 8).slice());
}

/** Writes a VARIANT that passes to whoever owns the place. */
function put(address: number, value: VariantValue): void {
  storeBytes(address, new Uint8Array(passing(value).view.buffer));
}

function passing(value: VariantValue): { readonly view: DataView<ArrayBuffer> } {
  const memory = new TaskMemory(true);
  const view = new DataView(new ArrayBuffer(Variant.size));
  Variant.write(view, 0, value, memory, "server", "result");
  memory.handOver();
  return { view };
}

/** The descriptions that a function fills in when it is asked. */
let waiting: Raised = {};

/** Registered here, as a callback that is made inside another one does not outlive it. */
const filler = registerThunk((address: number) => {
  storeBytes(address, new Uint8Array(filled(waiting).buffer));
  return 0;
}, "i(p)");

function raise(exception: number, raised: Raised): never {
  const { late, ...strings } = raised;
  const view = new DataView(new ArrayBuffer(POINTER_SIZE * 8));
  if (late) {
    waiting = strings;
    writePointerAt(view, POINTER_SIZE * 6, filler);
    storeBytes(exception, new Uint8Array(view.buffer));
  } else {
    storeBytes(exception, new Uint8Array(filled(strings).buffer));
  }
  throw new ComError(DISP_E_EXCEPTION);
}

function filled({ code = 0, scode = 0, source, description }: Raised): DataView<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(POINTER_SIZE * 8));
  view.setUint16(0, code, true);
  if (source !== undefined) writePointerAt(view, POINTER_SIZE, allocateBstr(source));
  if (description !== undefined) writePointerAt(view, POINTER_SIZE * 2, allocateBstr(description));
  view.setUint32(POINTER_SIZE * 7, scode, true);
  return view;
}
