import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluate } from "../../src/referee/probe.ts";
import { suite } from "../../src/requirements.ts";

suite("evaluate", { needs: ["gcc", "mingw64", "mingw32"] }, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "combind-probe-"));
    writeFileSync(
      join(folder, "some.h"),
      "typedef struct { char c; hyper h; void *p; } SOME;\nenum { ZERO, MINUS = -1 };\n",
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const expressions = [
    "ZERO",
    "0",
    "(unsigned int)MINUS",
    "(unsigned long long)MINUS",
    "1ull << 40",
    "sizeof(SOME)",
  ];
  const values = [0n, 0n, 0xffffffffn, 0xffffffffffffffffn, 1n << 40n];

  test("gives what each ABI's compiler makes of the expressions", () => {
    expect(evaluate("win64", "some.h", folder, expressions)).toEqual([...values, 24n]);
    expect(evaluate("win32", "some.h", folder, expressions)).toEqual([...values, 24n]);
    expect(evaluate("sysv64", "some.h", folder, ["sizeof(LONG)", "sizeof(void *)"])).toEqual([4n, 8n]);
    expect(evaluate("win32", "some.h", folder, ["sizeof(LONG)", "sizeof(void *)"])).toEqual([4n, 4n]);
  });

  test("throws for an expression that does not compile", () => {
    expect(() => evaluate("win64", "some.h", folder, ["sizeof(NOBODY)"])).toThrow("NOBODY");
  });
});
