import { catalogue, diagnose, type Interface } from "@combind/midl";
import type { MethodCensus } from "../census.ts";
import { documentation } from "../docs.ts";
import { accessorlessName, type InterfaceContext, inheritedNames, seeAlso } from "../interface.ts";
import { declarationName, memberName, redeclaredName } from "../names.ts";
import type { DispatchMemberProjection, DispinterfaceProjection } from "../projection.ts";
import { unlessUnmapped } from "../references.ts";
import type { DispatchDeclaration } from "./member.ts";
import { membersOf } from "./members.ts";
import { type Decided, decideMember } from "./project-member.ts";

interface Known {
  readonly member: DispatchDeclaration;
  readonly decided: Decided;
}

/** Decides about a dispinterface, whose base is IDispatch. */
export function projectDispinterface(
  declaration: Interface,
  context: InterfaceContext,
): DispinterfaceProjection {
  const { name, dispatch } = declaration;
  const from = dispatch?.of === undefined ? "" : `, whose members are those of ${dispatch.of.name}`;
  return {
    declares: "dispinterface",
    name: declarationName(name),
    iid: declaration.iid as string,
    base: context.references.to(declaration.base as Interface),
    members: named(declaration, usable(declaration, context)),
    docs: documentation(declaration.doc, [
      { name: "generated", text: `from dispinterface ${name}${from}` },
      { name: "see", text: seeAlso(declaration, context.see) },
    ]),
  };
}

/** The members that Invoke can call; the others are told. */
function usable(declaration: Interface, context: InterfaceContext): Known[] {
  const census: MethodCensus[] = [];
  const members = membersOf(declaration, context.references, context.findDispid).flatMap((member) => {
    const override = context.overrides.takeMember(declaration, member, context.report);
    const decided =
      unlessUnmapped(context.report, () => decideMember(member, declaration.name, override, context)) ??
      "it needs a type that no target holds";
    const method = member.property === undefined ? member.idlName : `${member.property}_${member.idlName}`;
    census.push(typeof decided === "string" ? { method, refused: decided } : { method });
    if (typeof decided !== "string") return { member, decided };
    const place = { interface: declaration.name, member: member.idlName, reason: decided };
    context.report(diagnose(catalogue.emission.memberLeftOut, place, member.span));
    return [];
  });
  context.count({ file: declaration.unit, interface: declaration.name, methods: census });
  return members;
}

/** Properties are accessors, unless they have arguments, cannot be read, or share their name with a method. */
function named(declaration: Interface, members: readonly Known[]): DispatchMemberProjection[] {
  const taken = inheritedNames(declaration);
  const methods = new Set(
    members.flatMap(({ member }) => (member.property === undefined ? memberName(member.idlName) : [])),
  );
  const readable = new Set(
    members.flatMap(({ member, decided }) =>
      member.property === "get" && decided.parameters.length === 0 ? memberName(member.idlName) : [],
    ),
  );
  const isFree = (name: string) => !taken.has(name) && !methods.has(name) && readable.has(name);
  const halves = new Set<string>();
  const accessors = members.filter(({ member, decided }) => {
    const name = memberName(member.idlName);
    const half = `${decided.kind} ${name}`;
    const fits = isHalf(decided) && isFree(name) && !halves.has(half);
    if (fits) halves.add(half);
    return fits;
  });
  for (const { member } of accessors) taken.add(memberName(member.idlName));
  return members.map(({ member, decided }) => {
    const isAccessor = accessors.some((one) => one.member === member);
    const wanted = memberName(isAccessor ? member.idlName : accessorlessName(member));
    if (isAccessor) return { ...decided, name: wanted, isAccessor };
    const name = taken.has(wanted) ? redeclaredName(wanted, decided.id >>> 0) : wanted;
    taken.add(name);
    return { ...decided, name, isAccessor };
  });
}

/** A property without arguments: `get` has none, `put` the value. */
function isHalf({ kind, parameters }: Decided): boolean {
  if (kind === "get") return parameters.length === 0;
  const [only, ...others] = parameters;
  return kind === "put" && others.length === 0 && only?.direction === "in";
}
