import { describe, expect, test } from "vitest";
import { expand, run } from "./run.ts";

describe("#include", () => {
  const files = {
    "a.h": "in_a",
    "sub/b.h": '#include "c.h"\nin_b',
    "sub/c.h": "in_c",
    "inc/Deep/d.h": "#define D in_d\n",
  };
  const options = { files, include: ["inc"] };

  test.each([
    ['#include "a.h"', "in_a"],
    ["#include <a.h>", "in_a"],
    ["#include <A.H> // comment", "in_a"],
    ['#include "sub\\b.h"\nx', "in_c in_b x"],
    ["#include <deep//d.h>\nD", "in_d"],
    ['#define N "a.h"\n#include N', "in_a"],
    ["#define N <a.h>\n#include N", "in_a"],
    ["#define N a\n#define ANGLED(x) <x.h>\n#include ANGLED(N)", "in_a"],
    ['x {\n#include "a.h"\n}', "x { in_a }"],
    ['#include "a.h"\n#include "a.h"', "in_a in_a"],
  ])("%j", (text, expected) => {
    expect(expand(text, options)).toBe(expected);
  });

  test("guards and #pragma once keep a file from being read twice", () => {
    const guarded = {
      "g.h": "#ifndef G\n#define G\nguarded\n#endif\n",
      "o.h": "#pragma once\nonce\n",
    };
    const text = '#include "g.h"\n#include "o.h"\n#include <G.h>\n#include <O.h>\nx';
    expect(expand(text, { files: guarded })).toBe("guarded once x");
  });

  test("says which file includes which, once", () => {
    const { includes } = run('#include "a.h"\n#include "sub/b.h"\n#include "A.H"', options);
    expect(includes).toEqual([
      { path: "a.h", from: "main.idl" },
      { path: "sub/b.h", from: "main.idl" },
      { path: "sub/c.h", from: "sub/b.h" },
    ]);
  });

  test("an included file is decoded as its bytes ask", () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0);
    expect(expand('#include "w.h"', { files: { "w.h": bytes } })).toBe("ab");
  });

  test.each<[string, string]>([
    ["#include", "CB1018"],
    ["#include a.h", "CB1018"],
    ['#include "a.h', "CB1004,CB1018"],
    ["#include <a.h", "CB1018"],
    ["#include <>", "CB1019"],
    ['#include "none.h"', "CB1019"],
    ['#include "../../a.h"', "CB1019"],
  ])("%j is reported", (text, codes) => {
    const result = run(`${text}\nx`, options);
    expect([result.text, result.codes.join()]).toEqual(["x", codes]);
  });

  test("import is not the preprocessor's", () => {
    expect(expand('import "unknwn.idl", "x.idl";')).toBe('import "unknwn.idl" , "x.idl" ;');
  });
});
