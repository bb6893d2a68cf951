import type { model } from "@combind/midl";
import { describe, expect, test } from "vitest";
import type { Length } from "../../../src/project/value-projection.ts";
import { annotationOf } from "../../../src/project/values/annotation.ts";

function read(text: string) {
  const attribute = { name: "annotation", arguments: [{ kind: "string", value: text }], text: "" };
  return annotationOf([attribute as unknown as model.Attribute]);
}

/** A length with every operation in parentheses. */
function spelt(length: Length | "unclear" | undefined): string | undefined {
  if (typeof length !== "object") return length;
  switch (length.kind) {
    case "number":
      return String(length.value);
    case "parameter":
      return length.name;
    case "binary":
      return `(${spelt(length.left)}${length.operator}${spelt(length.right)})`;
    case "given":
      return `(${length.parameter}?${spelt(length.yes)})`;
  }
}

describe("direction", () => {
  test.each([
    ["_In_", "in"],
    ["_In_opt_", "in"],
    ["_In_reads_(n)", "in"],
    ["_Out_", "out"],
    ["_Outptr_", "out"],
    ["_COM_Outptr_", "out"],
    ["_Outptr_result_maybenull_", "out"],
    ["_Inout_", "inout"],
    ["_Inout_updates_(n)", "inout"],
    ["_Field_size_(n)", "field"],
    ["__in", "in"],
    ["__in_opt", "in"],
    ["__out_ecount(n)", "out"],
    ["__inout_opt", "inout"],
    ["__deref_out_opt", "out"],
    ["__deref_opt_out", "out"],
    ["deref_out_opt", "out"],
    ["__deref_inout", "inout"],
  ])("%s", (text, direction) => expect(read(text)?.direction).toBe(direction));

  test.each(["_Check_return_", "", "???", "_Reserved_"])("%j says none", (text) =>
    expect(read(text)).toBeUndefined(),
  );
});

describe("size", () => {
  test.each([
    ["_In_reads_(n)", "n", undefined],
    ["_In_reads_opt_(n)", "n", undefined],
    ["_In_reads_(4)", "4", undefined],
    ["_Out_writes_to_(n, *read)", "n", "read"],
    ["_Out_writes_bytes_to_(cb, *read)", "cb", "read"],
    ["_Inout_updates_all_(n)", "n", undefined],
    ["_Out_writes_(*count)", "count", undefined],
    ["_Field_size_full_(n)", "n", undefined],
    ["_Outptr_result_buffer_(*n)", "n", undefined],
    ["_Outptr_result_bytebuffer_(*n)", "n", undefined],
    ["_In_count_(n)", "n", undefined],
    ["_Out_cap_(n)", "n", undefined],
    ["__in_ecount(n)", "n", undefined],
    ["__in_xcount(n)", "n", undefined],
    ["__out_ecount_part(n, *m)", "n", "m"],
    ["__out_bcount(cb)", "cb", undefined],
    ["_In_", undefined, undefined],
    ["_In_z_", undefined, undefined],
  ])("%s", (text, size, filled) => {
    const annotation = read(text);
    expect([spelt(annotation?.size), spelt(annotation?.filled)]).toEqual([size, filled]);
  });

  test.each([
    ["a * b + c", "((a*b)+c)"],
    ["a + b * c", "(a+(b*c))"],
    ["a - b - c", "((a-b)-c)"],
    ["a * (b + 1)", "(a*(b+1))"],
    ["(a + 1) * *b", "((a+1)*b)"],
    ["a * *b", "(a*b)"],
    ["sizeof(x) * n", "unclear"],
    ["max(a, b)", "unclear"],
    ["n / 2", "unclear"],
    ["a->b", "unclear"],
    ["return", "return"],
  ])("of %s", (text, length) => expect(spelt(read(`_In_reads_(${text})`)?.size)).toBe(length));
});

test.each([
  ["_In_reads_bytes_(cb)", true],
  ["_Out_writes_bytes_all_(cb)", true],
  ["__in_bcount(cb)", true],
  ["_In_bytecount_(cb)", true],
  ["_Outptr_result_bytebuffer_(cb)", true],
  ["_In_reads_(n)", false],
])("%s counts bytes: %s", (text, isInBytes) => expect(read(text)?.isInBytes).toBe(isInBytes));

test("what may be NULL, and what is a pointer to a pointer", () => {
  expect(read("_In_reads_opt_(n)")?.isOptional).toBe(true);
  expect(read("_In_")?.isOptional).toBe(false);
  expect(read("__deref_out_ecount(n)")?.isPointerOut).toBe(true);
  expect(read("_Outptr_")?.isPointerOut).toBe(true);
  expect(read("_COM_Outptr_")?.isPointerOut).toBe(true);
  expect(read("_Out_")?.isPointerOut).toBe(false);
});
