import { type InterfaceClass, type IUnknown, offThread } from "@combind/runtime";
import type { Member } from "../driver/invoke.ts";
import type { Given } from "./given.ts";
import { hostile } from "./hostile.ts";
import type { Setting } from "./setting.ts";

/** A call that is ready to be made. */
export interface Call {
  readonly type: InterfaceClass;
  readonly member: Member;
  /** What is to be `this`. */
  readonly self: Given;
  readonly given: readonly Given[];
  /** Whether native code trusts an argument. */
  readonly isTrusting: boolean;
}

type Method = (...values: readonly unknown[]) => unknown;

/** Calls a member of the class on whatever `this` is. */
export function callHere({ type, member, self, given }: Call): unknown {
  const { get, set, value } = descriptorOf(type.prototype, member.name);
  const values = given.map((one) => one.value);
  if (member.kind === "get") return Reflect.apply(get!, self.value, []);
  return Reflect.apply(member.kind === "set" ? set! : (value as Method), self.value, values);
}

/** The same on another thread where the member has a twin, sometimes ended by a signal, or with all released meanwhile. */
export async function callElsewhere(call: Call, setting: Setting): Promise<unknown> {
  const { random, server } = setting;
  const twin = offThread(call.self.value as IUnknown) as unknown as Readonly<Record<string, Method>>;
  const method = twin[call.member.name];
  if (method === undefined) return callHere(call);
  const values = call.given.map((one) => one.value);
  const controller = new AbortController();
  if (random.once(4) && !call.isTrusting)
    values.push(random.once(8) ? hostile(setting).value : { signal: controller.signal });
  if (random.once(8)) controller.abort(new RangeError("aborted before"));
  try {
    const result = Reflect.apply(method, twin, values);
    if (random.once(8)) setting.release();
    if (random.once(4)) controller.abort(new RangeError("aborted after"));
    return await result;
  } finally {
    // One call is under way at a time: an aborted one is over when this one is.
    await offThread(server.object).echoInt8(0);
  }
}

function descriptorOf(prototype: object, name: string): PropertyDescriptor {
  for (let link = prototype; link !== null; link = Object.getPrototypeOf(link) as object) {
    const own = Object.getOwnPropertyDescriptor(link, name);
    if (own !== undefined) return own;
  }
  throw new Error(`there is no ${name}`);
}
