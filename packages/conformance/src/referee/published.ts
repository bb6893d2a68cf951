import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { WINE_HEADERS } from "../requirements.ts";
import { type HeaderFacts, type InterfaceFacts, readFacts } from "../widl/facts.ts";
import type { Comparison } from "./comparison.ts";
import { type Question, questionsOf } from "./compiled.ts";
import type { FileModel } from "./model.ts";
import { evaluateOnWindows } from "./probe.ts";

/** Wine's headers of what idl/system declares. Not all files there are cut in the same way. */
const WINE: readonly string[] = [
  "unknwn.h",
  "objidlbase.h",
  "objidl.h",
  "oaidl.h",
  "servprov.h",
  "ocidl.h",
  "propidl.h",
  "propsys.h",
  "shobjidl.h",
];

/** mingw's headers of the same. */
const MINGW: readonly string[] = [
  "windows.h",
  "objbase.h",
  "oaidl.h",
  "oleauto.h",
  "ocidl.h",
  "servprov.h",
  "propidl.h",
  "propsys.h",
  "shobjidl.h",
  "olectl.h",
];

/** What others know of the interfaces and classes of idl/system. */
export function wineFacts(): Pick<HeaderFacts, "interfaces" | "coclasses"> {
  const headers = WINE.map((name) => readFacts(readFileSync(join(WINE_HEADERS, name), "utf8")));
  return {
    interfaces: new Map(headers.flatMap(({ interfaces }) => [...interfaces])),
    coclasses: new Map(headers.flatMap(({ coclasses }) => [...coclasses])),
  };
}

/** Compares each interface of a file, and each class, with that of the same name in Wine's headers. */
export function compareWithWine(
  file: FileModel,
  { interfaces, coclasses }: Pick<HeaderFacts, "interfaces" | "coclasses">,
  comparison: Comparison,
): void {
  for (const { name, iid, base, vtable } of file.interfaces) {
    const theirs: InterfaceFacts | undefined = interfaces.get(name);
    comparison.same(`the IID of ${name}`, iid ?? undefined, theirs?.iid);
    comparison.same(`the base of ${name}`, base ?? undefined, theirs?.base);
    comparison.same(`the length of ${name}'s vtable`, vtable.length, theirs?.vtable.length);
    for (const [slot, method] of vtable.entries()) {
      comparison.same(`slot ${slot} of ${name}`, method, theirs?.vtable[slot]);
    }
  }
  for (const { name, clsid } of file.coclasses) {
    comparison.same(`the CLSID of ${name}`, clsid ?? undefined, coclasses.get(name));
  }
}

/** What is not asked of mingw, by name, and why. */
export const NOT_IN_MINGW: ReadonlyMap<string, string> = new Map([
  ...[
    "GPS_EXTRINSICPROPERTIES",
    "GPS_EXTRINSICPROPERTIESONLY",
    "GPS_VOLATILEPROPERTIES",
    "GPS_VOLATILEPROPERTIESONLY",
    "GPS_MASK_VALID",
  ].map(
    (name) =>
      [name, "mingw has the flags of Windows 7, and their mask; the SDK has those of Windows 8"] as const,
  ),
  ...["SLR_NONE", "SLR_NO_OBJECT_ID"].map((name) => [name, "mingw lacks the name; the SDK has it"] as const),
  ...[
    "CLSCTX_ACTIVATE_X86_SERVER",
    "CLSCTX_RESERVED6",
    "CLSCTX_ACTIVATE_ARM32_SERVER",
    "CLSCTX_ALLOW_LOWER_TRUST_REGISTRATION",
    "MSHCTX_CONTAINER",
  ].map((name) => [name, "mingw lacks the name; the SDK has it since Windows 10"] as const),
]);

/** The exceptions that no question of these files meets. */
export function staleExceptions(files: readonly FileModel[]): string[] {
  const asked = files.flatMap((file) => [...questionsOf(file), ...signatureQuestions(file)]);
  return [...NOT_IN_MINGW.keys()].filter((name) => !asked.some((question) => isAbout(question, name)));
}

/**
 * Lets mingw's compiler work out, by its own headers, what combind says about files of idl/system: sizes, alignments
 * and offsets of records, values of enumerators and of constants, and the types of methods.
 */
export function compareWithMingw(
  files: readonly FileModel[],
  abi: "win64" | "win32",
  comparison: Comparison,
): void {
  const questions = files
    .flatMap((file) =>
      [...questionsOf(file), ...signatureQuestions(file)].map((question) => ({
        ...question,
        file: basename(file.path),
      })),
    )
    .filter((question) => ![...NOT_IN_MINGW.keys()].some((name) => isAbout(question, name)));
  const theirs = evaluateOnWindows(
    abi,
    MINGW,
    questions.map(({ expression }) => expression),
  );
  for (const [index, { what, file, ours }] of questions.entries()) {
    comparison.same(`${what} of ${file} on ${abi}`, ours, theirs[index]);
  }
}

/** Whether each slot that an interface adds has the type that C makes of the method's results and parameters. */
function signatureQuestions(file: FileModel): Question[] {
  return file.interfaces.flatMap(({ name, methods }) =>
    methods.map((method) => {
      const parameters = method.params.map(({ type }) => type.replace(/\[\d*\]$/, "*"));
      const type = `${method.returns} (STDMETHODCALLTYPE *)(${[`${name} *`, ...parameters].join(", ")})`;
      const slot = `__typeof__(((${name}Vtbl *)0)->${method.name})`;
      return {
        what: `the type of ${name}.${method.name}`,
        expression: `__builtin_types_compatible_p(${slot}, ${type})`,
        ours: 1n,
      };
    }),
  );
}

/** Whether a question is about this record, field, enumerator or constant. */
function isAbout({ what }: Question, name: string): boolean {
  return what.endsWith(` ${name}`);
}
