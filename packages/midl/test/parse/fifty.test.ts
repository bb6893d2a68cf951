import { describe, expect, test } from "vitest";
import { compileText } from "../compile-text.ts";
import { MISTAKES } from "./mistakes.ts";

const lines = Object.values(MISTAKES);

/** The lines of the errors of a text, and the names of the good functions that survive. */
function read(text: string): { readonly lines: number[]; readonly messages: string[] } {
  const { diagnostics } = compileText(text);
  const errors = diagnostics.filter(({ code }) => /^CB[12]/.test(code));
  const places = errors.map(
    ({ span }) => span!.source.positionAt((span!.expansion?.span ?? span!).start).line,
  );
  return {
    lines: places.sort((a, b) => a - b),
    messages: errors.map(({ code, message }) => `${code} ${message}`),
  };
}

describe("one mistake is one error, on its line:", () => {
  test.each(Object.entries(MISTAKES))("%s", (_, mistake) => {
    const { lines, messages } = read(`typedef int BEFORE;\n${mistake}\ntypedef int AFTER;\n`);
    expect(lines, messages.join("; ")).toEqual([2]);
  });
});

test("fifty independent mistakes are fifty errors, each on its line, and hide nothing between them", () => {
  expect(lines.length).toBeGreaterThanOrEqual(50);
  const text = lines.map((mistake, index) => `${mistake}\ntypedef int GOOD${index};`).join("\n");
  const { model } = compileText(text);
  expect(read(text).lines).toEqual(lines.map((_, index) => 2 * index + 1));
  expect(model.typedefs.filter(({ name }) => name.startsWith("GOOD")).map(({ name }) => name)).toEqual(
    lines.map((_, index) => `GOOD${index}`),
  );
});

test("and so are fifty in the methods of one interface", () => {
  const broken = [
    "HRESULT A(;",
    "HRESULT B([in int x);",
    "HRESULT C(int x y);",
    "HRESULT D() E;",
    "[id(1] HRESULT F();",
  ];
  const methods = Array.from(
    { length: 50 },
    (_, index) => `  ${broken[index % 5]}\n  HRESULT Good${index}();`,
  );
  const text = `interface I {\n${methods.join("\n")}\n}\ninterface J { HRESULT After(); }\n`;
  expect(read(text).lines).toEqual(Array.from({ length: 50 }, (_, index) => 2 * index + 2));
  const { model } = compileText(text);
  const [first, second] = model.interfaces.filter(({ name }) => name === "I" || name === "J");
  expect(first?.methods.map(({ name }) => name)).toEqual(
    Array.from({ length: 50 }, (_, index) => `Good${index}`),
  );
  expect(second?.vtable).toEqual(["After"]);
});
