import { InvokeKind, isPut } from "../../dispatch/kind.ts";
import type { DispatchClass, DispatchMember } from "../../dispatch/plan.ts";
import { type Prepared, prepare } from "../../dispatch/prepared-member.ts";

/** A member as an object in JavaScript serves it. */
export interface ServedMember extends Prepared {
  readonly name: string;
  /** Whether it is a property of the handlers, not a function. */
  readonly isProperty: boolean;
}

const PUTS = InvokeKind.PROPERTYPUT | InvokeKind.PROPERTYPUTREF;

/** The members of a dispinterface, by what its callers know of them. */
export class ServedMembers {
  readonly #members: readonly ServedMember[];
  /** By names in lower case, as Automation does not tell cases apart. */
  readonly #byName: ReadonlyMap<string, ServedMember>;

  constructor(type: DispatchClass) {
    const plans = type.dispatch().members;
    this.#members = plans.map((plan) => ({
      ...prepare(plan, type),
      name: plan.name,
      isProperty: plan.accessor === true,
    }));
    this.#byName = new Map(
      plans.flatMap((plan, index) =>
        namesOf(plan).map((name) => [name.toLowerCase(), this.#members[index]!] as const),
      ),
    );
  }

  /** The names of those that handlers are functions for. */
  functionNames(): string[] {
    return this.#members.filter(({ isProperty }) => !isProperty).map(({ name }) => name);
  }

  /** The member of a DISPID that can be used in one of the ways that the flags allow. */
  find(dispid: number, flags: number): ServedMember | undefined {
    const members = this.#members.filter(({ id }) => id === dispid);
    const isAssigned = (flags & PUTS) !== 0;
    return (
      members.find(({ kind }) => (kind & flags) !== 0) ??
      members.find(({ kind }) => isAssigned && isPut(kind))
    );
  }

  /** The DISPIDs of a member and, which are their places, of parameters of it; -1 for what there is not. */
  dispidsOf([name, ...parameterNames]: readonly string[]): number[] {
    const member = this.#byName.get(name?.toLowerCase() ?? "");
    const places = parameterNames.map(
      (wanted) =>
        member?.parameters.findIndex((one) => one.name.toLowerCase() === wanted.toLowerCase()) ?? -1,
    );
    return [member?.id ?? -1, ...places];
  }
}

/** A property that is a method of the class has a name of two words, of which the second is its own. */
function namesOf({ name, kind, accessor }: DispatchMember): string[] {
  return kind === "method" || accessor ? [name] : [name, name.replace(/^[gs]et/, "")];
}

const tables = new WeakMap<DispatchClass, ServedMembers>();

export function servedMembers(type: DispatchClass): ServedMembers {
  let table = tables.get(type);
  if (table === undefined) {
    table = new ServedMembers(type);
    tables.set(type, table);
  }
  return table;
}
