import type { MethodProjection, ParameterProjection, ScalarKind, ValueProjection } from "../project/projection.ts";
import type { RuntimeValue } from "../runtime-symbols.ts";
import { identifier, propertyKey, stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";
import { holdsInterface, inputsOf, outputsOf, returnType, successType } from "./types.ts";

/**
 * Spells a method's body, straight-line: check this, check the arguments, take scratch, call the
 * slot, check the HRESULT, read the outs; release in `finally`, on every path.
 */
export function methodBody(owner: string, method: MethodProjection, imports: Imports): string[] {
  const frame = layOut(method);
  const inputs = inputsOf(method);
  const copies = inputs.filter(({ value }) => value.kind === "bytes");
  const lines = [
    `const at = ${stringLiteral(`${owner}.${method.name}`)};`,
    `const self = ${imports.runtime("enter")}(this, ${identifier(owner)}, at);`,
    ...inputs.flatMap((input) => checks(input, imports)),
    ...countChecks(method, imports),
  ];
  const call = [
    ...copies.map(({ name }) => `${name}Copy = ${imports.runtime("copyIn")}(${name});`),
    ...writes(method, frame, imports),
    ...callAndRead(method, frame, imports),
  ];
  const releases = [
    ...outputsOf(method).flatMap((output) => release(output, frame, imports)),
    ...copies.map(({ name }) => `${imports.runtime("freeCopy")}(${name}Copy);`),
    ...(frame.size > 0 ? [`${imports.runtime("drop")}(out);`] : []),
  ];
  if (releases.length === 0) return [...lines, ...call];
  return [
    ...lines,
    ...copies.map(({ name }) => `let ${name}Copy = 0;`),
    ...(frame.size > 0 ? [`const out = ${imports.runtime("take")}(${frame.size});`] : []),
    "try {",
    ...call.map((line) => `  ${line}`),
    "} finally {",
    ...releases.map((line) => `  ${line}`),
    "}",
  ];
}

/** Where each parameter that travels by address has its cell in the method's one scratch frame. */
interface Frame {
  readonly size: number;
  readonly cellOf: (parameter: ParameterProjection) => string;
}

const CELL = 8;

function layOut(method: MethodProjection): Frame {
  const offsets = new Map<string, number>();
  let size = 0;
  for (const parameter of method.parameters) {
    if (parameter.direction === "in" && parameter.value.kind !== "guid") continue;
    offsets.set(parameter.name, size);
    size += parameter.value.kind === "guid" ? 2 * CELL : CELL;
  }
  const cellOf = ({ name }: ParameterProjection) => {
    const offset = offsets.get(name) as number;
    return offset === 0 ? "out" : `out + ${offset}`;
  };
  return { size, cellOf };
}

/** Throws for what must not reach native code; interfaces become addresses here. */
function checks({ name, value, nullable }: ParameterProjection, imports: Imports): string[] {
  const place = `at, ${stringLiteral(name)}`;
  switch (value.kind) {
    case "string":
      return [`${imports.runtime(nullable ? "checkStringOrNull" : "checkString")}(${name}, ${place});`];
    case "guid":
      return [`${imports.runtime("checkGuid")}(${name}, ${place});`];
    case "interface": {
      const convert = imports.runtime(nullable ? "addressOrNull" : "addressOf");
      return [`const ${name}Address = ${convert}(${name}, ${imports.value(value.type)}, ${place});`];
    }
    case "bytes": {
      const length = typeof value.count === "number" ? `, ${value.count}` : "";
      return [`${imports.runtime(nullable ? "checkBytesOrNull" : "checkBytes")}(${name}, ${place}${length});`];
    }
    case "count":
      return [];
    default:
      return [`${imports.runtime(CHECKS[value.kind])}(${name}, ${place});`];
  }
}

/** An array's length must fit into the parameter that carries it. */
function countChecks(method: MethodProjection, imports: Imports): string[] {
  return method.parameters.flatMap(({ direction, value }) =>
    direction === "in" && value.kind === "count"
      ? [`${imports.runtime(CHECKS[value.scalar])}(${countOf(method, value)}, at, ${stringLiteral(value.of)});`]
      : [],
  );
}

type CountValue = Extract<ValueProjection, { kind: "count" }>;

function countOf(method: MethodProjection, { of, scalar }: CountValue): string {
  const array = method.parameters.find((parameter) => parameter.name === of);
  const length = array?.nullable ? `(${of}?.length ?? 0)` : `${of}.length`;
  return scalar === "int64" || scalar === "uint64" ? `BigInt(${length})` : length;
}

/** Fills the cells that native code reads. */
function writes(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  return inputsOf(method).flatMap((parameter) => {
    const { value, name, direction } = parameter;
    if (value.kind === "guid") return [`${imports.runtime("writeGuid")}(${frame.cellOf(parameter)}, ${name});`];
    if (direction !== "inout") return [];
    return [`${imports.runtime(WRITES[value.kind as ScalarKind])}(${frame.cellOf(parameter)}, ${name});`];
  });
}

function callAndRead(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  const { result, slot, signature } = method;
  const passed = ["self.address", ...method.parameters.map((parameter) => argument(method, parameter, frame))];
  const bound = `self.slots[${slot}] ?? ${imports.runtime("bind")}(self, ${slot}, ${stringLiteral(signature)})`;
  const call = `(${bound})(${passed.join(", ")})`;
  const nullChecks = outputsOf(method).flatMap((output) => nullCheck(method, output, frame, imports));
  const values = results(method, frame, imports);
  if (result.kind === "hresult") {
    return [
      `const hr = ${call};`,
      `if (hr < 0) throw ${imports.runtime("failure")}(hr, at, self);`,
      ...nullChecks,
      ...returns(method, values, imports),
    ];
  }
  const first = result.kind === "value" ? `const hr = ${call};` : `${call};`;
  if (nullChecks.length === 0 && values.length === 1 && result.kind === "value") {
    return [`return ${fromRegister(result.value, call, imports)};`];
  }
  return [first, ...nullChecks, ...returns(method, values, imports)];
}

function argument(method: MethodProjection, parameter: ParameterProjection, frame: Frame): string {
  const { name, value, direction } = parameter;
  if (direction !== "in" || value.kind === "guid") return frame.cellOf(parameter);
  switch (value.kind) {
    case "bool":
      return `${name} ? 1 : 0`;
    case "interface":
      return `${name}Address`;
    case "bytes":
      return `${name}Copy`;
    case "count":
      return countOf(method, value);
    default:
      return name;
  }
}

/** Every pointer that must not be NULL is looked at before any of them is taken over. */
function nullCheck(method: MethodProjection, output: ParameterProjection, frame: Frame, imports: Imports): string[] {
  const { value, nullable, name } = output;
  if (nullable || (value.kind !== "string" && value.kind !== "interface" && value.kind !== "bytes")) return [];
  const check = `${imports.runtime("requireOut")}(${frame.cellOf(output)}, at, ${stringLiteral(name)});`;
  if (value.kind !== "bytes" || typeof value.count === "number") return [check];
  return [`if (${lengthOf(method, value.count, frame, imports)} > 0) ${check}`];
}

interface NamedResult {
  readonly name: string;
  readonly text: string;
}

function results(method: MethodProjection, frame: Frame, imports: Imports): NamedResult[] {
  const { result } = method;
  const values = outputsOf(method).map((output) => ({ name: output.name, text: read(method, output, frame, imports) }));
  if (result.kind === "value") values.unshift({ name: "result", text: fromRegister(result.value, "hr", imports) });
  if (result.kind === "hresult" && result.success.length > 0) {
    values.unshift({ name: "hresult", text: `hr as ${successType(method, imports)}` });
  }
  return values;
}

function returns(method: MethodProjection, values: readonly NamedResult[], imports: Imports): string[] {
  if (values.length === 0) return [];
  if (values.length === 1) return [`return ${values[0]?.text};`];
  const object = ["{", ...values.map(({ name, text }) => `  ${propertyKey(name)}: ${text},`), "}"];
  if (!holdsInterface(method)) return [`return ${object[0]}`, ...object.slice(1, -1), "};"];
  return [`return ${imports.runtime("disposable")}(${object[0]}`, ...object.slice(1, -1), "});"];
}

/** Reads a result out of its cell. An interface pointer moves: its cell is empty afterwards. */
function read(method: MethodProjection, output: ParameterProjection, frame: Frame, imports: Imports): string {
  const { value, nullable } = output;
  const cell = frame.cellOf(output);
  switch (value.kind) {
    case "string":
      return `${imports.runtime(nullable ? "readStringOrNull" : "readString")}(${cell})`;
    case "guid":
      return `${imports.runtime("readGuid")}(${cell})`;
    case "interface":
      return `${imports.runtime(nullable ? "adoptOutOrNull" : "adoptOut")}(${cell}, ${imports.value(value.type)})`;
    case "bytes": {
      const length = typeof value.count === "number" ? value.count : lengthOf(method, value.count, frame, imports);
      return `${imports.runtime(nullable ? "readBytesOrNull" : "readBytes")}(${cell}, ${length})`;
    }
    case "count":
      throw new Error(`a length is no result: ${returnType(method, imports)}`);
    default: {
      const text = `${imports.runtime(READS[value.kind])}(${cell})`;
      return value.type === undefined ? text : `${text} as ${imports.type(value.type)}`;
    }
  }
}

function lengthOf(method: MethodProjection, idlName: string, frame: Frame, imports: Imports): string {
  const count = method.parameters.find((parameter) => parameter.name === idlName) as ParameterProjection;
  const { scalar } = count.value as CountValue;
  const text = `${imports.runtime(READS[scalar])}(${frame.cellOf(count)})`;
  return scalar === "int64" || scalar === "uint64" ? `Number(${text})` : text;
}

/** A result that came in a register: Koffi hands out small 64-bit integers as numbers, and C Booleans as integers. */
function fromRegister(value: ValueProjection, text: string, imports: Imports): string {
  switch (value.kind) {
    case "bool":
      return `${text} !== 0`;
    case "int64":
    case "uint64":
      return `BigInt(${text})`;
    default:
      return "type" in value && value.type !== undefined ? `${text} as ${imports.type(value.type)}` : text;
  }
}

/** Releases what a result's cell still owns; strings and arrays always, interfaces unless they moved. */
function release(output: ParameterProjection, frame: Frame, imports: Imports): string[] {
  const { kind } = output.value;
  if (kind === "interface") return [`${imports.runtime("releaseOut")}(${frame.cellOf(output)});`];
  return kind === "string" || kind === "bytes" ? [`${imports.runtime("freeOut")}(${frame.cellOf(output)});`] : [];
}

type ByScalar = { readonly [kind in ScalarKind]: RuntimeValue };

const CHECKS: ByScalar = {
  int8: "checkInt8",
  uint8: "checkUint8",
  int16: "checkInt16",
  uint16: "checkUint16",
  int32: "checkInt32",
  uint32: "checkUint32",
  int64: "checkInt64",
  uint64: "checkUint64",
  float: "checkFloat",
  double: "checkDouble",
  bool: "checkBoolean",
};

const READS: ByScalar = {
  int8: "readInt8",
  uint8: "readUint8",
  int16: "readInt16",
  uint16: "readUint16",
  int32: "readInt32",
  uint32: "readUint32",
  int64: "readInt64",
  uint64: "readUint64",
  float: "readFloat",
  double: "readDouble",
  bool: "readBool",
};

const WRITES: ByScalar = {
  int8: "writeInt8",
  uint8: "writeUint8",
  int16: "writeInt16",
  uint16: "writeUint16",
  int32: "writeInt32",
  uint32: "writeUint32",
  int64: "writeInt64",
  uint64: "writeUint64",
  float: "writeFloat",
  double: "writeDouble",
  bool: "writeBool",
};
