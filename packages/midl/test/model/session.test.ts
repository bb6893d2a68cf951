import { expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { createSession } from "../../src/model/session.ts";
import type { SourceHost } from "../../src/source/host.ts";
import { memoryHost } from "../../src/source/memory-host.ts";

function countingHost(files: Record<string, string>): { host: SourceHost; reads: string[] } {
  const inner = memoryHost(files);
  const reads: string[] = [];
  return {
    reads,
    host: {
      resolve: (name, from) => inner.resolve(name, from),
      read: (path) => {
        reads.push(path);
        return inner.read(path);
      },
    },
  };
}

const FILES = {
  "a.idl": 'import "c.idl"; typedef C A;',
  "b.idl": 'import "c.idl"; typedef C B;',
  "c.idl": "typedef int C;",
};

test("reads every file once for all roots", () => {
  const { host, reads } = countingHost(FILES);
  const session = createSession();
  for (const path of ["a.idl", "b.idl", "a.idl"]) expect(compile(path, { host, session }).ok).toBe(true);
  expect(reads).toEqual(["a.idl", "c.idl", "b.idl"]);
});

test("keeps apart what other defines make of a file", () => {
  const host = memoryHost({ "a.idl": "#ifdef WIDE\ntypedef hyper T;\n#else\ntypedef int T;\n#endif" });
  const session = createSession();
  const typeOf = (defines: Record<string, string>) =>
    compile("a.idl", { host, session, defines }).model.typedefs.find(({ name }) => name === "T")?.type;
  expect(typeOf({ WIDE: "1" })).toMatchObject({ spelling: "hyper" });
  expect(typeOf({})).toMatchObject({ spelling: "int" });
});

test("one root's scope does not leak into another's", () => {
  const host = memoryHost({ ...FILES, "d.idl": "typedef C D;" });
  const session = createSession();
  expect(compile("a.idl", { host, session }).ok).toBe(true);
  expect(compile("d.idl", { host, session }).ok).toBe(false);
});
