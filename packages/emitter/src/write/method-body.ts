import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import { argument, checks, inSafeOrder, isOwned, needsMemory, writes } from "./arguments.ts";
import { countChecks, narrowCountChecks } from "./counts.ts";
import { identifier, stringLiteral } from "./escape.ts";
import { type Frame, layOut } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { fromRegister, nullChecks, releases, results, returns } from "./results.ts";
import { roomChecks, roomsAfter, roomsBefore } from "./rooms.ts";
import { inputsOf } from "./types.ts";

/**
 * Spells a method's body, straight-line: check this, check the arguments, take scratch, call the
 * slot, check the HRESULT, read the outs; release in `finally`, on every path.
 */
export function methodBody(owner: string, method: MethodProjection, imports: Imports): string[] {
  const frame = layOut(method);
  const { early, late } = inSafeOrder(method);
  const copies = inputsOf(method).filter(({ value }) => value.kind === "bytes");
  const hasMemory = needsMemory(method);
  const hasOwned = inputsOf(method).some(isOwned);
  const first = [
    `const at = ${stringLiteral(`${owner}.${method.name}`)};`,
    `const self = ${imports.runtime("enter")}(this, ${identifier(owner)}, at);`,
    ...checked(early, method, imports),
    ...roomChecks(method, imports),
    ...roomsBefore(method, frame, imports),
    ...copies.map(({ name }) => `let ${name}Copy = 0;`),
    ...(hasMemory ? [`const memory = new ${imports.runtime("CallMemory")}();`] : []),
    ...(hasOwned ? [`const owned = new ${imports.runtime("TaskMemory")}();`] : []),
    ...(frame.size > 0 ? [`const out = ${imports.runtime("take")}(${frame.size});`] : []),
  ];
  const guarded = [
    ...writes(early, method, frame, imports),
    ...narrowCountChecks(method, imports),
    ...checked(late, method, imports),
    ...writes(late, method, frame, imports),
    ...roomsAfter(method, frame, imports),
    ...(hasOwned ? ["owned.handOver();"] : []),
    ...callAndRead(method, frame, imports),
  ];
  const last = [
    ...releases(method, frame, imports),
    ...copies.map(({ name }) => `${imports.runtime("freeCopy")}(${name}Copy);`),
    ...(hasMemory ? ["memory.free();"] : []),
    ...(hasOwned ? ["owned.free();"] : []),
    ...(frame.size > 0 ? [`${imports.runtime("drop")}(out);`] : []),
  ];
  if (last.length === 0) return [...first, ...guarded];
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  return [...first, "try {", ...indented(guarded), "} finally {", ...indented(last), "}"];
}

function checked(
  inputs: readonly ParameterProjection[],
  method: MethodProjection,
  imports: Imports,
): string[] {
  return [...inputs.flatMap((input) => checks(input, imports)), ...countChecks(inputs, method, imports)];
}

function callAndRead(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  const { result, slot, signature } = method;
  const passed = method.parameters.map((parameter) => argument(method, parameter, frame, imports));
  const bound = `self.slots[${slot}] ?? ${imports.runtime("bind")}(self, ${slot}, ${stringLiteral(signature)})`;
  const call = `(${bound})(${["self.address", ...passed].join(", ")})`;
  const required = nullChecks(method, frame, imports);
  const values = results(method, frame, imports);
  if (result.kind === "hresult") {
    return [
      `const hr = ${call};`,
      `if (hr < 0) throw ${imports.runtime("failure")}(hr, at, self);`,
      ...required,
      ...returns(method, values, imports),
    ];
  }
  if (result.kind === "value" && values.length === 1)
    return [`return ${fromRegister(result.value, call, imports)};`];
  const first = result.kind === "value" ? `const hr = ${call};` : `${call};`;
  return [first, ...required, ...returns(method, values, imports)];
}
