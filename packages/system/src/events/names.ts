import { type DispatchClass, type InterfaceClass, IUnknown } from "@combind/runtime";

/** A member of an interface of events, by its TypeScript name. */
export interface EventMember {
  readonly name: string;
  /** Whether it is a property, which is read and assigned, not called. */
  readonly isProperty: boolean;
}

interface Described {
  readonly name: string;
  readonly accessor?: unknown;
}

export function isDispinterface(type: InterfaceClass): type is DispatchClass {
  return typeof (type as Partial<DispatchClass>).dispatch === "function";
}

/** What an object that receives the events may be told: of a vtable also what the bases of its class have. */
export function membersOf(type: InterfaceClass): EventMember[] {
  const members = isDispinterface(type) ? type.dispatch().members : vtableMembers(type);
  const byName = new Map(members.map(({ name, accessor }) => [name, accessor !== undefined]));
  return [...byName].map(([name, isProperty]) => ({ name, isProperty }));
}

function vtableMembers(type: InterfaceClass): Described[] {
  const members: Described[] = [];
  for (let link = type; link !== IUnknown; link = Object.getPrototypeOf(link) as InterfaceClass)
    members.push(...link.plan().methods);
  return members;
}
