import { join } from "node:path";
import * as bits from "@combind/bits";
import { type Coclass, createInstance, type InterfaceClass, type IUnknown } from "@combind/runtime";
import { type Attempts, OF_ERROR, OF_FILE, OF_FILES, OF_JOB, OF_JOBS, OF_MANAGER } from "./attempts.ts";
import { outcome } from "./outcome.ts";
import { runDriver } from "./session.ts";
import { settled } from "./watch.ts";

/** A line per question to the service: what was asked, what came of it. */
export type CensusReport = readonly (readonly [question: string, outcome: string])[];

/** Which interfaces an object of each kind has on some version of Windows. */
const KINDS = {
  manager: ["IBackgroundCopyManager", "IBitsPeerCacheAdministration"],
  job: [
    "IBackgroundCopyJob",
    "IBackgroundCopyJob2",
    "IBackgroundCopyJob3",
    "IBackgroundCopyJob4",
    "IBackgroundCopyJob5",
    "IBackgroundCopyJobHttpOptions",
    "IBackgroundCopyJobHttpOptions2",
    "IBackgroundCopyJobHttpOptions3",
    "IBitsTokenOptions",
  ],
  file: [
    "IBackgroundCopyFile",
    "IBackgroundCopyFile2",
    "IBackgroundCopyFile3",
    "IBackgroundCopyFile4",
    "IBackgroundCopyFile5",
    "IBackgroundCopyFile6",
  ],
  error: ["IBackgroundCopyError"],
} as const;

// Asks the service for every class, every interface, and every method of the interfaces that it has.
await runDriver(async ({ createJob, manager, origin, folder }): Promise<CensusReport> => {
  const lines: [string, string][] = [];
  const ask = async (question: string, call: () => unknown) => {
    lines.push([question, await outcome(call)]);
  };

  for (const [name, value] of Object.entries(bits)) {
    if (isCoclass(value)) await ask(name, () => createInstance(value, bits.IBackgroundCopyManager));
  }

  const failed = createJob("census, failed");
  failed.addFile(`${origin}/missing`, join(folder, "census"));
  failed.resume();
  await settled(failed);
  const error = failed.getError();
  const files = failed.enumFiles();
  const [file] = files.next(1);
  const jobs = manager.enumJobs(0);

  const objects: [keyof typeof KINDS, IUnknown][] = [
    ["manager", manager],
    ["job", failed],
    ["file", file!],
    ["error", error],
  ];
  for (const [kind, object] of objects) {
    for (const name of KINDS[kind])
      await ask(`${kind} as ${name}`, () => object.as<IUnknown>(bits[name] as InterfaceClass));
  }

  const call = async (attempts: readonly Attempts[], give: () => IUnknown) => {
    for (const { type, calls } of attempts) {
      const has = give().tryAs(type);
      if (has === null) continue;
      has.dispose();
      for (const [method, one] of Object.entries(calls)) {
        const object = give().as(type);
        await ask(`${type.interfaceName}.${method}`, () => one(object as never));
        object.dispose();
      }
    }
  };
  await call(OF_MANAGER, () => manager);
  await call(OF_JOB, () => createJob("census"));
  await call(OF_FILE, () => file!);
  await call(OF_ERROR, () => error);
  await call(OF_JOBS, () => jobs);
  await call(OF_FILES, () => files);

  for (const one of [jobs, file!, files, error]) one.dispose();
  return lines;
});

function isCoclass(value: unknown): value is Coclass {
  return typeof value === "function" && "clsid" in value && value !== bits.BITSExtensionSetupFactory;
}
