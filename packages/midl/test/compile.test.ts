import { describe, expect, test } from "vitest";
import { compile, formatDiagnostic, memoryHost, modelToJson } from "../src/index.ts";
import { compileText, modelOf, problemsOf } from "./compile-text.ts";
import { BITS_LIKE, EVERYTHING } from "./fixtures.ts";

test("a root that cannot be read", () => {
  const { model, diagnostics, ok } = compile("nowhere.idl", { host: memoryHost({}) });
  expect(ok).toBe(false);
  expect(diagnostics.map(formatDiagnostic)).toEqual(["error CB6001: cannot read nowhere.idl: no such file"]);
  expect(model.interfaces).toEqual([]);
});

test("errors of all phases and of all files come in one run", () => {
  const codes = problemsOf({
    "a.idl":
      '#unknown\nimport "b.idl";\ntypedef int;\ntypedef NOWHERE T;\n[object] interface I : IUnknown {}',
    "b.idl": "const int X = 1 / 0;",
  }).map((problem) => / (CB\d{4}) /.exec(problem)?.[1]);
  expect(codes.map((code) => code?.slice(0, 3)).sort()).toEqual(["CB1", "CB2", "CB3", "CB3", "CB4", "CB4"]);
});

test("warnings leave it ok", () => {
  const { ok, diagnostics } = compileText("typedef int T; typedef long *T;");
  expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
  expect(ok).toBe(true);
});

test("defines reach the text, and undefined removes a predefined macro", () => {
  const text = "#ifdef MINE\nconst int X = MINE;\n#endif\n#ifndef __midl\nconst int Y = 1;\n#endif";
  const names = (defines: Record<string, string | undefined>) =>
    modelOf(text, { defines })
      .constants.map(({ name, value }) => `${name}=${value}`)
      .slice(-2);
  expect(names({ MINE: "4", __midl: undefined })).toEqual(["X=4", "Y=1"]);
  expect(names({})).not.toContain("Y=1");
});

test("a diagnostic in a macro points at its use", () => {
  expect(problemsOf("#define BAD(x) typedef NOWHERE x;\n\nBAD(T)")).toEqual([
    "3:1 CB3001 no type is called `NOWHERE`",
  ]);
});

test("the same input gives the same model", () => {
  const json = () => JSON.stringify(modelToJson(modelOf(BITS_LIKE)));
  expect(json()).toBe(json());
});

describe("bad input never throws", () => {
  const pieces = `${BITS_LIKE}\n${EVERYTHING}`.split(/(?<=[\s;,(){}[\]])/);
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed >>> 8) % below;
  };

  test("pieces taken out, doubled and moved", () => {
    for (let round = 0; round < 150; round++) {
      const text = [...pieces];
      for (let change = 0; change <= next(4); change++) {
        const at = next(text.length);
        const how = next(3);
        if (how === 0) text.splice(at, 1 + next(3));
        else if (how === 1) text.splice(at, 0, text[next(text.length)] as string);
        else text[at] = text[next(text.length)] as string;
      }
      expect(() => {
        const { model, diagnostics } = compileText({ "a.idl": text.join(""), "b.idl": "" });
        modelToJson(model);
        diagnostics.forEach(formatDiagnostic);
      }).not.toThrow();
    }
  });
});
