import * as bits from "@combind/bits";
import { type InterfaceClass, IUnknown, implement } from "@combind/runtime";
import type { MethodPlan } from "@combind/runtime/codegen";
import type { IRecorder } from "#recorder";
import { Values } from "./member-values.ts";
import { ALL_OUTS, show, type Transcript } from "./transcript.ts";

const E_FAIL = 0x80004005;

type Caller = Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;

/**
 * Every method of every interface of BITS, with arguments made from its plan, on an object of the C server, which
 * records the slot that it was entered by. A method with outs is called once more, where it fails after it has
 * filled them all.
 */
export async function driveMembers(transcript: Transcript, recorder: IRecorder): Promise<void> {
  transcript.section("every method of the family");
  const values = new Values((type) => createMember(recorder, type));
  for (const type of leaves()) {
    const member = values.make(type);
    for (const plan of planOf(type)) callMember(transcript, member, type, plan, values);
    member.dispose();
  }
  await closePart(transcript, recorder);
}

/** The other direction: the C server calls every slot of an object that is implemented here. */
export async function serveMembers(transcript: Transcript, recorder: IRecorder): Promise<void> {
  transcript.section("every method of the family called by the C server");
  const values = new Values((type) => createMember(recorder, type));
  for (const type of leaves()) {
    const served = implement(type, handlersOf(type, transcript, values) as never);
    transcript.call(() => recorder.driveMember(type.iid, served), `${type.interfaceName} is driven`);
    served.dispose();
  }
  await closePart(transcript, recorder);
}

/** An object of the C server that has an interface of BITS. */
export function createMember<T extends IUnknown>(recorder: IRecorder, type: InterfaceClass<T>): T {
  const member = recorder.createMember(type.iid);
  const wrapper = member.as(type);
  member.dispose();
  return wrapper;
}

/** What handlers disposed is released when their caller is gone, in a microtask. */
async function closePart(transcript: Transcript, recorder: IRecorder): Promise<void> {
  await Promise.resolve();
  const { created, alive } = recorder.countMembers();
  transcript.line(`members: created ${created}, alive ${alive}`);
  transcript.memory();
}

/** The interface classes of BITS that no other one extends, in the order of their names. */
export function leaves(): InterfaceClass[] {
  const bases = new Set([...FAMILY].map((type) => Object.getPrototypeOf(type)));
  return [...FAMILY]
    .filter((type) => !bases.has(type))
    .sort((a, b) => (a.interfaceName < b.interfaceName ? -1 : 1));
}

function isInterfaceClass(value: unknown): value is InterfaceClass {
  return typeof value === "function" && value.prototype instanceof IUnknown;
}

const FAMILY: ReadonlySet<InterfaceClass> = new Set(
  (Object.values(bits) as readonly unknown[]).filter(isInterfaceClass),
);

/** The methods of a class and its bases in slot order, as far as they are of BITS. */
function planOf(type: InterfaceClass): MethodPlan[] {
  const methods: MethodPlan[] = [];
  for (let at = type; FAMILY.has(at); at = Object.getPrototypeOf(at)) methods.unshift(...at.plan().methods);
  return methods;
}

function callMember(
  transcript: Transcript,
  member: IUnknown,
  type: InterfaceClass,
  plan: MethodPlan,
  values: Values,
): void {
  const given = values.argumentsOf(plan);
  const text = `${type.interfaceName}.${plan.name}(${given.map(show).join(", ")})`;
  const act = () => (member as unknown as Caller)[plan.name]!(...given);
  discard(transcript.call(act, text));
  if (plan.parameters.some(({ direction }) => direction !== "in"))
    discard(transcript.answered(E_FAIL, ALL_OUTS, act, text));
  discard(given);
}

function handlersOf(type: InterfaceClass, transcript: Transcript, values: Values): unknown {
  return Object.fromEntries(
    planOf(type).map((plan) => [
      plan.name,
      (...given: readonly unknown[]) => {
        transcript.note(`handler ${plan.name}(${given.map(show).join(", ")})`);
        return values.resultOf(plan);
      },
    ]),
  );
}

/** Disposes what a result is or holds. */
function discard(result: unknown): void {
  if (Array.isArray(result)) for (const element of result) discard(element);
  else if (typeof result === "object" && result !== null) (result as Partial<Disposable>)[Symbol.dispose]?.();
}
