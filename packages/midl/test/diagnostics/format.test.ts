import { describe, expect, test } from "vitest";
import { diagnose, errorKind } from "../../src/diagnostics/diagnostic.ts";
import { formatDiagnostic } from "../../src/diagnostics/format.ts";
import { run } from "../preprocess/run.ts";

const lines = (...parts: string[]): string => parts.join("\n");

describe("formatDiagnostic", () => {
  const kind = errorKind<string>("CB9999", (name) => `wrong ${name}`);

  /** What a later phase would print about the token `image` of a preprocessed text. */
  function about(image: string, text: string, files: Record<string, string> = {}): string {
    const token = run(text, { files }).tokens.find((candidate) => candidate.image === image);
    return formatDiagnostic(diagnose(kind, image, token?.span));
  }

  test("points at a token of the file", () => {
    expect(about("bad", "a\r\n\tbad; b")).toBe(
      lines("main.idl:2:2: error CB9999: wrong bad", "   bad; b", "   ^^^"),
    );
  });

  test("points at a token of an included file", () => {
    expect(about("bad", '#include "x.h"', { "x.h": "\n ok bad" })).toBe(
      lines("x.h:2:5: error CB9999: wrong bad", "   ok bad", "      ^^^"),
    );
  });

  test("points at the use of a macro, and says where the text is spelled", () => {
    const text = '#include "m.h"\nint x = OUTER(1) ;';
    const files = { "m.h": "#define INNER bad\n#define OUTER(x) INNER + x\n" };
    expect(about("bad", text, files)).toBe(
      lines(
        "main.idl:2:9: error CB9999: wrong bad",
        "  int x = OUTER(1) ;",
        "          ^^^^^^^^",
        "m.h:1:15: note: in the expansion of OUTER",
      ),
    );
  });

  test("points into a continued macro's file lines", () => {
    expect(about("end", "#define M 1 \\\n  + 2\nM end")).toBe(
      lines("main.idl:3:3: error CB9999: wrong end", "  M end", "    ^^^"),
    );
  });

  test("cuts long lines around the caret", () => {
    const [head, excerpt, caret] = about("bad", `${"x ".repeat(5000)}bad ${"y ".repeat(5000)}`).split("\n");
    expect(head).toBe("main.idl:1:10001: error CB9999: wrong bad");
    expect(excerpt?.length).toBe(122);
    expect(caret?.indexOf("^")).toBe(excerpt?.indexOf("bad"));
  });

  test("needs no place", () => {
    expect(formatDiagnostic(diagnose(kind, "option"))).toBe("error CB9999: wrong option");
  });
});
