/** A text, or files of which `a.idl` is the root. */
export type Hostile = string | Readonly<Record<string, string>>;

const MEBIBYTES_50 = 50 * 1024 * 1024;

/** Fills a line of 50 MiB with a piece of text. */
function line(piece: string): string {
  return piece.repeat(Math.ceil(MEBIBYTES_50 / piece.length));
}

function numbered(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join("\n");
}

/**
 * Texts that would cost a careless compiler its time, its memory or its stack, each with a code that must be among its
 * diagnostics; undefined where it is fine as it is. Made when asked for, because some are large.
 */
export const HOSTILE: Readonly<Record<string, readonly [code: string | undefined, make: () => Hostile]>> = {
  "a macro bomb": ["CB1027", () => `${numbered(64, (i) => `#define A${i + 1} A${i} A${i}`)}\nint x = A64;`],
  "a bomb of arguments": ["CB1027", () => `#define D(x) x x\n${"D(".repeat(64)}x${")".repeat(64)}`],
  "a macro bomb in cpp_quote": [
    undefined,
    () => `cpp_quote("#define A0 1")\n${numbered(64, (i) => `cpp_quote("#define A${i + 1} A${i} + A${i}")`)}`,
  ],
  "a file that includes itself": ["CB1029", () => ({ "a.idl": '#include "a.idl"\n' })],
  "a file that includes itself twice": [
    "CB1029",
    () => ({ "a.idl": '#include "a.idl"\n#include "a.idl"\n' }),
  ],
  "a file that imports itself": [undefined, () => ({ "a.idl": 'import "a.idl"; typedef int T;' })],
  "imports that climb": [
    "CB4014",
    () => 'import "../../../etc/passwd", "/etc/passwd", "C:\\\\x", "..\\\\..\\\\x";',
  ],
  "100 000 open braces": ["CB2004", () => `interface I ${"{".repeat(100_000)}`],
  "100 000 open parentheses": ["CB2004", () => `int f${"(".repeat(100_000)}`],
  "100 000 open brackets": ["CB2004", () => "[".repeat(100_000)],
  "100 000 closing braces": ["CB2003", () => "}".repeat(100_000)],
  "100 000 angle brackets": ["CB2005", () => `typedef ${"IVector<".repeat(100_000)}int`],
  "100 000 nested structs": ["CB2004", () => "struct A {".repeat(100_000) + "};".repeat(100_000)],
  "100 000 nested namespaces": ["CB2004", () => "namespace a {".repeat(100_000)],
  "100 000 casts": ["CB2005", () => `const int x = ${"(int)".repeat(100_000)}1;`],
  "100 000 signs": ["CB2005", () => `const int x = ${"-".repeat(100_000)}1;`],
  "100 000 array bounds": ["CB2005", () => `typedef int x${"[2]".repeat(100_000)};`],
  "a chain of 20 000 bases": [
    "CB3010",
    () => numbered(20_000, (i) => `interface I${i + 1} : I${i} { int f(); }`),
  ],
  "a chain of 50 000 constants": [
    "CB3010",
    () => `${numbered(50_000, (i) => `const int C${i} = C${i + 1};`)} const int C50000 = 1;`,
  ],
  "structs of astronomic size": [
    undefined,
    () => `struct S0 { int a; };\n${numbered(60, (i) => `struct S${i + 1} { struct S${i} a[1000000]; };`)}`,
  ],
  "a line of one name": [undefined, () => `typedef int ${line("a")};`],
  "a line of one number": ["CB2007", () => `const int x = ${line("1")};`],
  "a line of one string": [undefined, () => `cpp_quote("${line("x")}")`],
  "a line of a comment": [undefined, () => `// ${line("x ")}`],
  "a line of declarations": ["CB1031", () => line("int a; ")],
  "a line of marks": ["CB1031", () => line(";")],
  "a line of quotes": ["CB1031", () => line('"')],
  "a line of signs that mean nothing": ["CB1030", () => line("§ ")],
  "a line of continuations": [undefined, () => line("\\\n")],
  "lines of continued letters": ["CB1032", () => line("a\\\n")],
  "a text of NUL characters": ["CB1001", () => line("\0")],
  "a define of blanks in cpp_quote": [undefined, () => `cpp_quote("#define x${" ".repeat(2_000_000)}")`],
  "cpp_quotes that continue each other": [undefined, () => 'cpp_quote("#if 1 \\\\")\n'.repeat(100_000)],
  pragmas: [undefined, () => "#pragma pack(push, 1)\n".repeat(200_000)],
  "50 000 mistakes": ["CB1030", () => "int f(;\n".repeat(50_000)],
};
