import { basename } from "node:path";
import type { Comparison } from "./comparison.ts";
import type { FileModel, RecordModel } from "./model.ts";
import { type Abi, evaluate } from "./probe.ts";

/** One thing that a C compiler can work out, and what combind says it is. */
export interface Question {
  readonly what: string;
  readonly expression: string;
  readonly ours: bigint;
}

/**
 * Lets the ABI's own C compiler work out what combind says about a file: sizes, alignments and offsets of
 * records, values of enumerators and of constants. `headers` is the folder of widl's headers.
 */
export function compareCompiled(file: FileModel, abi: Abi, headers: string, comparison: Comparison): void {
  const header = `${basename(file.path, ".idl")}.h`;
  compareValues(file, abi, (expressions) => evaluate(abi, header, headers, expressions), comparison);
}

/** The same with whatever works out the expressions. */
export function compareValues(
  file: FileModel,
  abi: Abi,
  evaluate: (expressions: readonly string[]) => readonly bigint[],
  comparison: Comparison,
): void {
  const questions = questionsOf(file);
  if (questions.length === 0) return;
  const theirs = evaluate(questions.map(({ expression }) => expression));
  for (const [index, { what, ours }] of questions.entries()) {
    comparison.same(`${what} on ${abi}`, ours, theirs[index]);
  }
}

/** All that there is to ask about a file. */
export function questionsOf(file: FileModel): Question[] {
  return [...file.structs.flatMap(layoutQuestions), ...enumQuestions(file), ...constantQuestions(file)];
}

function layoutQuestions({ name, tag, kind, size, align, fields }: RecordModel): Question[] {
  const type = name === tag ? `${kind} ${name}` : name;
  return [
    { what: `the size of ${name}`, expression: `sizeof(${type})`, ours: BigInt(size) },
    { what: `the alignment of ${name}`, expression: `_Alignof(${type})`, ours: BigInt(align) },
    ...fields
      .filter(({ bits }) => bits === undefined)
      .flatMap((field) => {
        const of = `${name}.${field.name}`;
        return [
          {
            what: `the offset of ${of}`,
            expression: `__builtin_offsetof(${type}, ${field.name})`,
            ours: BigInt(field.offset),
          },
          {
            what: `the size of ${of}`,
            expression: `sizeof(((${type} *)0)->${field.name})`,
            ours: BigInt(field.size),
          },
        ];
      }),
  ];
}

/** Enumerators are 32 bits wide, whatever sign C gives them. */
function enumQuestions(file: FileModel): Question[] {
  return file.enums.flatMap(({ members }) =>
    Object.entries(members).map(([name, value]) => ({
      what: `the value of ${name}`,
      expression: `(unsigned int)(${name})`,
      ours: BigInt.asUintN(32, BigInt(value)),
    })),
  );
}

/** Constants are compared in the width of their C type; strings have no referee. */
function constantQuestions(file: FileModel): Question[] {
  return Object.entries(file.constants).flatMap(([name, value]) => {
    const integer = integerOf(value);
    if (integer === undefined) return [];
    const wide = integer !== BigInt.asIntN(33, integer);
    return [
      {
        what: `the value of ${name}`,
        expression: wide ? `(unsigned long long)(${name})` : `(unsigned int)(${name})`,
        ours: BigInt.asUintN(wide ? 64 : 32, integer),
      },
    ];
  });
}

/** JSON has integers beyond 2^53 as decimal strings. */
function integerOf(value: number | string): bigint | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  return /^-?\d+$/.test(value) ? BigInt(value) : undefined;
}
