import { expect, test } from "vitest";
import { classify } from "../../src/lex/classify.ts";
import { simplify } from "../../src/lex/simplify.ts";
import { preprocess } from "../../src/preprocess/preprocess.ts";
import { memoryHost } from "../../src/source/memory-host.ts";
import { SourceText } from "../../src/source/source-text.ts";

function simplified(text: string) {
  const environment = { host: memoryHost({}), abi: "win64", defines: new Map() } as const;
  const { tokens } = preprocess(new SourceText("a.idl", text), environment, () => {});
  classify(tokens);
  const kept = simplify(tokens);
  return {
    isSame: kept === tokens,
    text: kept
      .map(({ kind, image }) => (kind === "pragma" ? `#${image}` : image))
      .join(" ")
      .trim(),
  };
}

test("text without anything to simplify stays the same array", () => {
  expect(simplified("interface I { void f(int a); };").isSame).toBe(true);
});

test.each([
  ["A<B<C>> x", "A < B < C > > x"],
  ["A<B<C<D*>>> x", "A < B < C < D * > > > x"],
  ["A.B<C.D<E>, F<G.H*>> x", "A . B < C . D < E > , F < G . H * > > x"],
  ["const int X = 8 >> 1;", "const int X = 8 >> 1 ;"],
  ["const int X = (a < b) >> c;", "const int X = ( a < b ) >> c ;"],
  ["const int X = 1 < (2 < 3 >> 1);", "const int X = 1 < ( 2 < 3 >> 1 ) ;"],
])("%s", (text, expected) => {
  expect(simplified(text).text).toBe(expected);
});

test.each([
  ["__declspec(dllimport) int f(int __restrict x);", "int f ( int x ) ;"],
  ["struct __declspec(align((8))) S { int a; } __attribute__((packed));", "struct S { int a ; } ;"],
  ["__extension__ int x; __pragma(pack(1)) int y;", "int x ; int y ;"],
  [
    "WINBASEAPI _Ret_maybenull_ int f(_In_reads_bytes_opt_(n) int *p, __out_ecount(3) int *q);",
    "int f ( int * p , int * q ) ;",
  ],
  [
    "struct S { DECLSPEC_ALIGN(8) int a; _Field_size_(a) int *b; _Other_THING c; };",
    "struct S { int a ; int * b ; _Other_THING c ; } ;",
  ],
  ["int __declspec(", "int ("],
])("decorations: %s", (text, expected) => {
  expect(simplified(text).text).toBe(expected);
});

test("pragmas stay between declarations and go elsewhere", () => {
  const pack = "\n#pragma pack(1)\n";
  expect(
    simplified(
      `${pack}interface I {${pack}void f(${pack}int a); }; struct S {${pack}int a; union {${pack}int b; }; }; enum E {${pack}A }; [${pack}local] interface J {}`,
    ).text,
  ).toBe(
    "#pack(1) interface I { #pack(1) void f ( int a ) ; } ; struct S { int a ; union { int b ; } ; } ; enum E { A } ; [ local ] interface J { }",
  );
});
