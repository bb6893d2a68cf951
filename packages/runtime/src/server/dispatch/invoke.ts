import { VARIANT_SIZE } from "../../automation/variant.ts";
import { expire, type IUnknown } from "../../client/iunknown.ts";
import { lent } from "../../client/received.ts";
import { InvokeKind, isPut } from "../../dispatch/kind.ts";
import { ComError } from "../../errors/com-error.ts";
import { describe } from "../../errors/describe.ts";
import { Uint32 } from "../../marshal/codecs/numbers.ts";
import { storeBytes } from "../../native/memory.ts";
import { answerObserver } from "../answer-observer.ts";
import { clearForeign } from "../foreign.ts";
import { HandlerResultError } from "../handler-error.ts";
import type { HandlerTable } from "../objects.ts";
import { writeAnswer } from "./answer.ts";
import { readArguments } from "./arguments.ts";
import type { ServedMember, ServedMembers } from "./members.ts";
import { placesOf } from "./places.ts";
import { raise } from "./raise.ts";

const DISP_E_MEMBERNOTFOUND = 0x8002_0003;

/** What a caller of Invoke passes; addresses but for the first two, 0 for what it does not want. */
export interface Invocation {
  readonly dispid: number;
  readonly flags: number;
  readonly parameters: number;
  readonly result: number;
  readonly exception: number;
  readonly argument: number;
}

/**
 * Calls the handler that a caller of Invoke means, with the arguments as the dispinterface has them.
 *
 * @throws {ComError} what Invoke answers
 */
export function serveInvoke(members: ServedMembers, handlers: HandlerTable, call: Invocation): void {
  if (call.result !== 0) clearForeign(call.result, VARIANT_SIZE);
  const member = members.find(call.dispid, call.flags);
  if (member === undefined || !isHandled(member, handlers)) throw new ComError(DISP_E_MEMBERNOTFOUND);
  const blame = (index: number): void => tell(index, call.argument);
  const places = placesOf(call.parameters, member, blame);
  const borrowed: IUnknown[] = [];
  try {
    const { values, references } = lent(borrowed, () => readArguments(member, places, blame));
    try {
      writeAnswer(member, callHandler(member, handlers, values), call.result, references);
      answerObserver?.accepted(handlers, 0);
    } catch (error) {
      answerObserver?.refused(handlers, error);
      throw raise(error, member.at, call.exception);
    }
  } finally {
    for (const wrapper of borrowed) expire(wrapper);
  }
}

/** An absent handler is a member that is not there; so is one that is undefined, but for properties. */
function isHandled({ name, isProperty }: ServedMember, handlers: HandlerTable): boolean {
  return name in handlers && (isProperty || handlers[name] !== undefined);
}

function callHandler(
  { name, isProperty, kind, at }: ServedMember,
  handlers: HandlerTable,
  values: readonly unknown[],
): unknown {
  if (isProperty && isPut(kind)) {
    if (!Reflect.set(handlers, name, values[0])) throw new ComError(DISP_E_MEMBERNOTFOUND);
    return undefined;
  }
  const handler = handlers[name];
  if (isProperty && kind === InvokeKind.PROPERTYGET) return handler;
  if (typeof handler !== "function")
    throw new HandlerResultError(`${at}: the handler is no function but ${describe(handler)}`);
  return Reflect.apply(handler, handlers, values);
}

/** Tells the caller which of its VARIANTs is wrong. */
function tell(index: number, address: number): void {
  if (address === 0) return;
  const bytes = new Uint8Array(Uint32.size);
  new DataView(bytes.buffer).setUint32(0, index, true);
  storeBytes(address, bytes);
}
