import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BackgroundCopyManager,
  BG_JOB_TYPE,
  type IBackgroundCopyJob5,
  IBackgroundCopyManager,
  IBackgroundCopyJob5 as Job5,
} from "@combind/bits";
import { createInstance, registerClass, type Scope, scope } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { Engine } from "../../src/engine/engine.ts";
import type { Job } from "../../src/engine/job.ts";
import { Notifier } from "../../src/notify/notifier.ts";
import { FORGETFUL } from "../../src/store/job-store.ts";
import { Objects } from "../../src/surface/objects.ts";
import { Clock } from "../../src/time/clock.ts";

/** A service whose inside is at hand, and a client of it. */
export interface Scene {
  readonly engine: Engine;
  readonly manager: IBackgroundCopyManager;
  readonly s: Scope;
  /** Where local files may be. */
  readonly folder: string;
  /** Makes a job, as the client and the engine see it. */
  create(type?: BG_JOB_TYPE): { readonly job: IBackgroundCopyJob5; readonly inside: Job };
}

/** Runs a test in a scene. Whatever the client adopts in `s` is disposed; all else must be so at its end. */
export async function inScene(test: (scene: Scene) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "combind-surface-"));
  const clock = new Clock();
  const notifier = new Notifier(clock);
  const engine = new Engine({
    store: FORGETFUL,
    clock,
    events: notifier,
    limits: { jobs: 100, filesPerJob: 5, rangesPerFile: 3 },
    certificateValidator: () => null,
  });
  const objects = new Objects(engine, notifier);
  notifier.objects = objects;
  const registration = registerClass(BackgroundCopyManager, () => objects.manager());
  try {
    await expectNoLeaks(async () => {
      scope((s) => {
        const manager = s.adopt(createInstance(BackgroundCopyManager, IBackgroundCopyManager));
        const create = (type: BG_JOB_TYPE = BG_JOB_TYPE.DOWNLOAD) => {
          const created = s.adopt(manager.createJob("job", type));
          return { job: s.adopt(created.job.as(Job5)), inside: engine.find(created.jobId)! };
        };
        test({ engine, manager, s, folder, create });
      });
      notifier[Symbol.dispose]();
      await engine.close();
    });
  } finally {
    registration[Symbol.dispose]();
    rmSync(folder, { recursive: true });
  }
}
