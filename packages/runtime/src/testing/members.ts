import { classChain } from "../client/class-chain.ts";
import { isDispatchClass } from "../dispatch/dispatch-class.ts";
import type { DispatchClass } from "../dispatch/plan.ts";
import { returnsHresult } from "../marshal/native-result.ts";
import type { InterfaceClass, MethodPlan } from "../plan.ts";

/** What a double can be called for. */
export interface Member {
  /** The TypeScript name. */
  readonly name: string;
  /** "IFoo.bar" */
  readonly at: string;
  /** Absent for a method. */
  readonly accessor?: "get" | "set" | undefined;
  /** Whether a call cannot succeed without an answer. */
  readonly hasResult: boolean;
  /** Whether the native result is an HRESULT. */
  readonly returnsHresult: boolean;
}

/** What an object with some interfaces can be called for, by what that is recorded as. */
export function membersOf(types: readonly InterfaceClass[]): ReadonlyMap<string, Member> {
  const members = types.flatMap((type) => (isDispatchClass(type) ? dispatched(type) : called(type)));
  return new Map(members.map((member) => [callName(member), member]));
}

/** What calls of a member are recorded as. */
export function callName({ accessor, name }: Member): string {
  return accessor === undefined ? name : `${accessor} ${name}`;
}

/** What its answers are given for. */
export function answerName(member: Member): string {
  return member.accessor === "set" ? callName(member) : member.name;
}

function called(type: InterfaceClass): Member[] {
  return classChain(type).flatMap((link) =>
    link.plan().methods.map((method) => ({
      name: method.name,
      at: `${link.interfaceName}.${method.name}`,
      accessor: method.accessor,
      hasResult: hasResult(method),
      returnsHresult: returnsHresult(method),
    })),
  );
}

function hasResult({ returns = "hresult", parameters }: MethodPlan): boolean {
  const isResult = returns !== "hresult" && returns.kind !== "void";
  return isResult || parameters.some(({ direction }) => direction !== "in");
}

function dispatched(type: DispatchClass): Member[] {
  return type.dispatch().members.map(({ name, kind, accessor, parameters, result }) => ({
    name,
    at: `${type.interfaceName}.${name}`,
    accessor: accessor && (kind === "get" ? "get" : "set"),
    // An [in, out] argument keeps the caller's value where nothing is answered.
    hasResult: result !== undefined || parameters.some(({ direction }) => direction === "out"),
    returnsHresult: true,
  }));
}
