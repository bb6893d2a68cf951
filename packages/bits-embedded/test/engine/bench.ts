import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  BackgroundCopyManager,
  type BG_JOB_PRIORITY,
  BG_JOB_TYPE,
  type IBackgroundCopyJob,
  IBackgroundCopyJob5,
  IBackgroundCopyManager,
} from "@combind/bits";
import { createInstance } from "@combind/runtime";
import { type BitsService, type ServeBitsOptions, serveBits } from "../../src/index.ts";
import { FaultServer } from "../servers/fault-server.ts";
import { stateName } from "./jobs-in-states.ts";

export const SMALL = "hello";

/** A service with its manager, a server, and a folder for downloads. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), "combind-engine-"));
  readonly server: FaultServer;
  service: BitsService;
  manager: IBackgroundCopyManager;
  readonly #wrappers: IBackgroundCopyJob[] = [];

  private constructor(server: FaultServer, options: ServeBitsOptions) {
    this.server = server;
    this.service = serveBits(options);
    this.manager = createInstance(BackgroundCopyManager, IBackgroundCopyManager);
  }

  static async open(options: ServeBitsOptions = {}): Promise<Bench> {
    const server = await FaultServer.start();
    server.file("/small", SMALL);
    server.file("/silent", SMALL, { faults: [{ kind: "silence", ending: "stall" }] });
    return new Bench(server, options);
  }

  /** Ends the service and begins another one. */
  async restart(options: ServeBitsOptions): Promise<void> {
    this.manager.dispose();
    await this.service.close();
    this.service = serveBits(options);
    this.manager = createInstance(BackgroundCopyManager, IBackgroundCopyManager);
  }

  /** A download job of the files of these paths; the bench disposes it. */
  job(name: string, paths: readonly string[], priority?: BG_JOB_PRIORITY): IBackgroundCopyJob5 {
    const { job } = this.manager.createJob(name, BG_JOB_TYPE.DOWNLOAD);
    paths.forEach((path, index) => {
      job.addFile(this.server.origin + path, this.local(`${name} ${index}`));
    });
    if (priority !== undefined) job.setPriority(priority);
    const job5 = job.as(IBackgroundCopyJob5);
    job.dispose();
    this.#wrappers.push(job5);
    return job5;
  }

  local(name: string): string {
    return join(this.folder, name);
  }

  async close(): Promise<void> {
    for (const wrapper of this.#wrappers) wrapper.dispose();
    this.manager.dispose();
    await this.service.close();
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until each job has its state. */
export async function untilStates(
  ...wanted: readonly (readonly [IBackgroundCopyJob, string])[]
): Promise<void> {
  const deadline = Date.now() + 5000;
  const seen = () => wanted.map(([job]) => stateName(job.getState())).join(", ");
  const expected = wanted.map(([, state]) => state).join(", ");
  while (seen() !== expected) {
    if (Date.now() > deadline) throw new Error(`${seen()} instead of ${expected}`);
    await delay(2);
  }
}
