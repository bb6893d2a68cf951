import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { HOSTILE } from "./texts.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

describe("hostile text costs less than 5 s and 512 MiB, and is told:", () => {
  test.concurrent.each(Object.entries(HOSTILE))(
    "%s",
    async (name, [code]) => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        "--disable-warning=ExperimentalWarning",
        CHILD,
        name,
      ]);
      const { milliseconds, peakMebibytes, codes, lost } = JSON.parse(stdout) as {
        readonly milliseconds: number;
        readonly peakMebibytes: number;
        readonly codes: readonly string[];
        readonly lost: number;
      };
      if (code === undefined) expect(codes).toEqual([]);
      else expect(codes).toContain(code);
      expect(lost).toBe(0);
      expect(milliseconds).toBeLessThan(5000);
      expect(peakMebibytes).toBeLessThan(512);
    },
    60_000,
  );
});

describe("text that ends too early is told, wherever it ends", () => {
  const whole = [
    '#define F(x, y) x##y\n#if F(1, 2) > 3\nimport "a.idl";\n#endif\n/* c */ cpp_quote("q") const char C = \'c\';',
    "[uuid(01234567-89ab-cdef-0123-456789abcdef), size_is(F(a, b))] interface I : J { HRESULT M([in] int *p[2]); }",
    "typedef struct S { union { int a : 3; } u; } S; enum E { A = (1 + 2) * 3 }; library L { coclass C { interface I; } }",
    "namespace N { [contract(A.B, 1.0)] runtimeclass R : Q { [default] interface IVector<T<int>>; } }",
  ].join("\n");

  test("and never throws", async () => {
    const { problemsOf } = await import("../compile-text.ts");
    for (let end = 0; end < whole.length; end++) {
      const problems = problemsOf(whole.slice(0, end));
      expect(problems.every((problem) => /^\d+:\d+ CB\d+ /.test(problem))).toBe(true);
    }
  });
});
