import { catalogue, diagnose, type Interface, type Method, type Report } from "@combind/midl";
import type { InterfaceCensus, MethodCensus } from "./census.ts";
import { projectDispinterface } from "./dispatch/dispinterface.ts";
import { documentation } from "./docs.ts";
import { type MethodDecision, projectMethod, type Surroundings } from "./method.ts";
import { declarationName, headerName, memberName, redeclaredName } from "./names.ts";
import { leftOutCensus, outcomeOf } from "./outcome.ts";
import type { OverrideTable } from "./overrides.ts";
import type {
  AccessorProjection,
  DispinterfaceProjection,
  InterfaceProjection,
  MemberProjection,
  MethodProjection,
  RuntimeExportProjection,
} from "./projection.ts";
import { unlessUnmapped } from "./references.ts";

export const IUNKNOWN_IID = "00000000-0000-0000-c000-000000000046";

export interface InterfaceContext extends Surroundings {
  /** Takes note of what became of an interface's methods. */
  readonly count: (census: InterfaceCensus) => void;
  readonly overrides: OverrideTable;
  /** A documentation address with `{header}` and `{interface}` in it. */
  readonly see: string | undefined;
  readonly report: Report;
}

/** Decides about one interface; undefined when it cannot become a class, which is reported. */
export function projectInterface(
  declaration: Interface,
  context: InterfaceContext,
): InterfaceProjection | DispinterfaceProjection | RuntimeExportProjection | undefined {
  if (declaration.iid === IUNKNOWN_IID) {
    const methods = declaration.methods.map((method) => ({ method: method.name, slot: method.slot }));
    context.count({ file: declaration.unit, interface: declaration.name, methods });
    return { declares: "runtime", name: declaration.name };
  }
  const reason = unsuitable(declaration);
  if (reason !== undefined) {
    context.report(
      diagnose(
        catalogue.emission.interfaceLeftOut,
        { interface: declaration.name, reason },
        declaration.span,
      ),
    );
    context.count(leftOutCensus(declaration, reason));
    return undefined;
  }
  if (declaration.kind === "dispatch") return projectDispinterface(declaration, context);
  return {
    declares: "interface",
    name: declarationName(declaration.name),
    iid: declaration.iid as string,
    base: context.references.to(declaration.base as Interface),
    vtableLength: declaration.vtable.length,
    members: projectMembers(declaration, context),
    docs: documentation(declaration.doc, [
      { name: "generated", text: `from interface ${declaration.name} : ${declaration.base?.name}` },
      { name: "see", text: seeAlso(declaration, context.see) },
    ]),
  };
}

/** Why an interface has no class: it is no COM interface, or its vtable does not begin with IUnknown's. */
export function unsuitable(declaration: Interface): string | undefined {
  if (declaration.generic !== undefined) return "it is an instance of a generic interface";
  if (declaration.iid === undefined) return "it has no uuid";
  let root = declaration;
  while (root.base !== undefined) {
    root = root.base;
    if (root.kind === "dispatch")
      return `its base ${root.name} is a dispinterface, which has no vtable of its own`;
    const reason = root.base === undefined ? undefined : unsuitable(root);
    if (reason !== undefined) return `its base ${root.name} has no class: ${reason}`;
  }
  return root.iid === IUNKNOWN_IID ? undefined : `its root ${root.name} is not IUnknown`;
}

function projectMembers(declaration: Interface, context: InterfaceContext): MemberProjection[] {
  const taken = inheritedNames(declaration);
  const methodNames = new Set(
    [declaration, ...ancestors(declaration)].flatMap(({ methods }) =>
      methods.filter(({ property }) => property === undefined).map(({ idlName }) => memberName(idlName)),
    ),
  );
  const members: MemberProjection[] = [];
  const census: MethodCensus[] = [];
  const halves = new Map<string, { get?: MethodProjection; set?: MethodProjection }>();
  for (const method of declaration.methods) {
    const isProperty =
      isPlainProperty(method) &&
      hasGetter(declaration, method) &&
      !methodNames.has(memberName(method.idlName));
    const wanted = memberName(isProperty ? method.idlName : accessorlessName(method));
    const name = !isProperty && taken.has(wanted) ? redeclaredName(wanted, method.slot) : wanted;
    if (!isProperty) taken.add(name);
    const decision = decide(declaration, method, name, context);
    census.push(outcomeOf(declaration, method, decision, context.report));
    if (decision.member === "refused") continue;
    if (isProperty) {
      const property = method.property === "get" ? "get" : "set";
      halves.set(name, { ...halves.get(name), [property]: { ...decision, property } });
    } else {
      members.push(decision);
    }
  }
  context.count({ file: declaration.unit, interface: declaration.name, methods: census });
  for (const [name, half] of halves) members.push(completeAccessor(declaration, name, half));
  return members.sort((a, b) => firstSlot(a) - firstSlot(b));
}

function decide(
  declaration: Interface,
  method: Method,
  name: string,
  context: InterfaceContext,
): MethodDecision {
  const override = context.overrides.take(declaration, method, context.report);
  const decision = unlessUnmapped(context.report, () =>
    projectMethod(declaration, method, name, override, context),
  );
  return decision ?? { member: "refused", reason: "it needs a type that no target holds" };
}

/** A property without parameters: `get` has one [out], `put` one [in]. */
function isPlainProperty(method: Method): boolean {
  const only = method.parameters.length === 1 ? method.parameters[0] : undefined;
  return method.property === "get"
    ? only?.direction === "out"
    : method.property === "put" && only?.direction === "in";
}

/** A property that can only be written is a method: reading it would silently give undefined. */
function hasGetter(declaration: Interface, { idlName }: Method): boolean {
  return [declaration, ...ancestors(declaration)].some(({ methods }) =>
    methods.some((other) => other.property === "get" && other.idlName === idlName && isPlainProperty(other)),
  );
}

/** `get_item` with parameters is `GetItem`, `put_item` `SetItem`, `putref_item` `SetRefItem`. */
export function accessorlessName({ property, idlName }: Pick<Method, "property" | "idlName">): string {
  const prefix = { get: "Get", put: "Set", putref: "SetRef" };
  return property === undefined
    ? idlName
    : prefix[property] + idlName.charAt(0).toUpperCase() + idlName.slice(1);
}

/** A lone getter or setter would hide the other half of a base class: both stand in one class. */
function completeAccessor(
  declaration: Interface,
  name: string,
  half: { get?: MethodProjection; set?: MethodProjection },
): AccessorProjection {
  const inherits = (property: "get" | "put") =>
    ancestors(declaration).some((base) =>
      base.methods.some(
        (method) =>
          method.property === property &&
          isPlainProperty(method) &&
          hasGetter(base, method) &&
          memberName(method.idlName) === name,
      ),
    );
  return {
    member: "accessor",
    name,
    get: half.get ?? (inherits("get") ? "inherited" : undefined),
    set: half.set ?? (inherits("put") ? "inherited" : undefined),
    overrides: inherits("get") || inherits("put"),
  };
}

/** The names that the class chain has already. */
export function inheritedNames(declaration: Interface): Set<string> {
  return new Set(
    ancestors(declaration)
      .filter((base) => base.iid !== IUNKNOWN_IID)
      .flatMap((base) =>
        base.methods.flatMap((method) => [
          memberName(accessorlessName(method)),
          ...(isPlainProperty(method) ? [memberName(method.idlName)] : []),
        ]),
      ),
  );
}

function ancestors(declaration: Interface): Interface[] {
  const chain: Interface[] = [];
  for (let base = declaration.base; base !== undefined; base = base.base) chain.push(base);
  return chain;
}

function firstSlot(member: MemberProjection): number {
  if (member.member === "method") return member.slot;
  const slots = [member.get, member.set].flatMap((half) => (typeof half === "object" ? [half.slot] : []));
  return Math.min(...slots);
}

export function seeAlso(declaration: Interface, template: string | undefined): string | undefined {
  const header = headerName(declaration.unit);
  return template?.replaceAll("{header}", header).replaceAll("{interface}", declaration.name.toLowerCase());
}
