import { type Family, generatedInterfaces, type InterfaceFacts, type MethodFacts } from "../facts/family.ts";
import { give } from "./driving.ts";
import { readParameters, type TypeNames } from "./parameter.ts";
import { receive } from "./recording.ts";

interface Owned {
  readonly owner: string;
  readonly method: MethodFacts;
}

/** An interface that no other one extends, with all that it and its bases add to their root. */
interface Leaf {
  readonly name: string;
  readonly root: string;
  /** The interface itself first. */
  readonly chain: readonly string[];
  readonly methods: readonly Owned[];
}

/**
 * The C source of an object for each interface of BITS, and of a caller for each: one function per slot, which
 * the compiler holds against widl's header of our IDL, and a statement that the slot is where the facts have it.
 */
export function membersSource(family: Family): string {
  const types = typeNames(family);
  const leaves = leavesOf(family);
  return [
    '#include "member.h"',
    ...leaves.flatMap((leaf) => leafSource(leaf, types)),
    "const struct member_class member_classes[] = {",
    ...leaves.map(({ name }) => `    { &${name}_table, ${name}_iids, ${name}_drive },`),
    "};",
    "const size_t member_class_count = sizeof member_classes / sizeof *member_classes;",
    "",
  ].join("\n");
}

function typeNames(family: Family): TypeNames {
  const records = Object.values(family).flatMap((file) => Object.entries(file.records));
  const named = (kind: "struct" | "union") => records.filter(([, facts]) => facts.kind === kind);
  return {
    records: new Set(["FILETIME", ...named("struct").map(([name]) => name)]),
    unions: new Set(named("union").map(([name]) => name)),
  };
}

/** The interfaces of BITS that are the last of their line. */
export function leavesOf(family: Family): Leaf[] {
  const interfaces = new Map(generatedInterfaces(family));
  const bases = new Set([...interfaces.values()].map(({ base }) => base));
  return [...interfaces.keys()]
    .filter((name) => !bases.has(name))
    .map((name) => {
      const chain: string[] = [];
      let at: InterfaceFacts | undefined;
      for (let next = name; interfaces.has(next); next = at.base) {
        at = interfaces.get(next) as InterfaceFacts;
        chain.push(next);
      }
      const methods = chain
        .toReversed()
        .flatMap((owner) => interfaces.get(owner)!.methods.map((method) => ({ owner, method })));
      return { name, root: at?.base ?? "IUnknown", chain, methods };
    });
}

function leafSource(leaf: Leaf, types: TypeNames): string[] {
  const { name, root, chain, methods } = leaf;
  const dispatch = ["GetTypeInfoCount", "GetTypeInfo", "GetIDsOfNames", "Invoke"];
  const inherited = root === "IDispatch" ? dispatch.map((slot) => [slot, "member_dispatch"] as const) : [];
  const unknown = [
    ["QueryInterface", "member_query"],
    ["AddRef", "member_add_ref"],
    ["Release", "member_release"],
  ] as const;
  return [
    "",
    ...methods.flatMap((method) => slotSource(name, method, types)),
    `static const ${name}Vtbl ${name}_table = {`,
    ...[...unknown, ...inherited].map(([slot, handler]) => `    .${slot} = (void *)${handler},`),
    ...methods.map(({ method }) => `    .${method.name} = ${functionName(name, method)},`),
    "};",
    ...methods.map(
      ({ method }) =>
        `_Static_assert(offsetof(${name}Vtbl, ${method.name}) == ${method.slot} * sizeof(void *), "${method.name}");`,
    ),
    `static const IID *const ${name}_iids[] = { ${chain.map((one) => `&IID_${one}`).join(", ")}, NULL };`,
    "",
    ...methods.flatMap((method) => callSource(name, method, types)),
    `static void ${name}_drive(unsigned number, void *object)`,
    "{",
    ...methods.map(({ method }) => `    drive_${functionName(name, method)}(number, object);`),
    "}",
  ];
}

function functionName(leaf: string, { slot, name }: MethodFacts): string {
  return `${leaf}_${slot}_${name}`;
}

function slotSource(leaf: string, { owner, method }: Owned, types: TypeNames): string[] {
  const parameters = readParameters(method.parameters, types);
  const declared = [`${leaf} *face`, ...parameters.map(({ declaration }) => declaration)].join(", ");
  const statements = parameters.flatMap((parameter, index) => receive(parameter, seedOf(method, index)));
  return [
    `static HRESULT STDMETHODCALLTYPE ${functionName(leaf, method)}(${declared})`,
    "{",
    `    struct reply reply = member_slot(face, "${owner}", ${method.slot}, "${method.name}");`,
    ...statements.map((statement) => `    ${statement}`),
    "    return record_result(reply.result);",
    "}",
    "",
  ];
}

function callSource(leaf: string, { owner, method }: Owned, types: TypeNames): string[] {
  const parameters = readParameters(method.parameters, types);
  const given = parameters.map((parameter, index) => give(parameter, seedOf(method, index)));
  const lines = (part: "declare" | "record" | "free") => given.flatMap((one) => one[part]);
  const call = ["object", ...given.map(({ argument }) => argument)].join(", ");
  return [
    `static void drive_${functionName(leaf, method)}(unsigned number, ${leaf} *object)`,
    "{",
    ...lines("declare").map((line) => `    ${line}`),
    `    HRESULT result = object->lpVtbl->${method.name}(${call});`,
    `    record_slot(number, "drive ${owner}", ${method.slot}, "${method.name}");`,
    ...lines("record").map((line) => `    ${line}`),
    "    record_result(result);",
    ...lines("free").map((line) => `    ${line}`),
    "}",
    "",
  ];
}

/** A number that no other parameter of the interface has. */
function seedOf({ slot }: MethodFacts, index: number): number {
  return slot * 10 + index;
}
