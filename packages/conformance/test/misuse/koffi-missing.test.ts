import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Project, projectWithCopies } from "../../src/consumer/project.ts";
import { run } from "../../src/process.ts";

const OURS = ["@combind/runtime", "@combind/system", "@combind/bits"];

/** Works as far as no native code is needed; then each first use of it fails alike. */
const PROGRAM = `
  import { BackgroundCopyManager, IBackgroundCopyJob } from "@combind/bits";
  import { fromPointer, guid, implement, NativeLibraryError } from "@combind/runtime";

  console.log(IBackgroundCopyJob.iid, guid("{37668D37-507E-4160-9316-26306D150B12}") === IBackgroundCopyJob.iid);
  const attempts = [
    () => implement(IBackgroundCopyJob, {}),
    () => implement(IBackgroundCopyJob, {}),
    () => fromPointer(IBackgroundCopyJob, 4096, { addRef: true }),
  ];
  for (const attempt of attempts) {
    try {
      console.log("made", attempt());
    } catch (error) {
      console.log(error instanceof NativeLibraryError, error.name, error.library, error.message);
    }
  }
`;

const LIBRARY = `@koromix/koffi-${process.platform}-${process.arch}`;

describe.each([
  ["Koffi's native package is missing", [...OURS, "koffi"]],
  ["Koffi itself is missing", OURS],
])("where %s", (_, packages) => {
  let project: Project;
  beforeAll(() => {
    project = projectWithCopies(packages);
  });
  afterAll(() => project.remove());

  test("the packages load, and their first native call is a clear error", () => {
    const { code, signal, stdout, stderr } = run(process.execPath, [project.write("main.mjs", PROGRAM)]);
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: "" });
    const [loaded, ...failures] = stdout.trimEnd().split("\n");
    expect(loaded).toBe("37668d37-507e-4160-9316-26306d150b12 true");
    const failure = `true NativeLibraryError ${LIBRARY} Koffi's native part cannot be loaded: is the package ${LIBRARY} installed (it is an optional dependency of koffi)?`;
    expect(failures).toEqual([failure, failure, failure]);
  });
});
