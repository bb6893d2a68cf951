import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  BackgroundCopyManager,
  BG_JOB_PRIORITY,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  IBackgroundCopyJob5,
  IBackgroundCopyManager,
} from "@combind/bits";
import { createInstance, hresultName, isComError, S_OK } from "@combind/runtime";
import { type BitsService, serveBits } from "../../src/index.ts";
import { StateServer } from "../servers/state-server.ts";

export function stateName(state: BG_JOB_STATE): string {
  return Object.entries(BG_JOB_STATE).find(([, value]) => value === state)![0];
}

/** The name of the HRESULT that a call answers. */
export function answerOf(call: () => unknown): string {
  try {
    const result = call();
    return hresultName(typeof result === "number" ? result : S_OK)!;
  } catch (error) {
    if (!isComError(error)) throw error;
    return hresultName(error.hresult)!;
  }
}

/** A service, and jobs in it that are brought into a state from outside. */
export class JobsInStates {
  readonly folder = mkdtempSync(join(tmpdir(), "combind-states-"));
  readonly #server: StateServer;
  readonly #service: BitsService = serveBits();
  readonly #manager = createInstance(BackgroundCopyManager, IBackgroundCopyManager);
  #jobs = 0;

  private constructor(server: StateServer) {
    this.#server = server;
  }

  static async open(): Promise<JobsInStates> {
    return new JobsInStates(await StateServer.start());
  }

  get origin(): string {
    return this.#server.origin;
  }

  /** A job of one file, alone in its service apart from what it takes to keep it in that state. The caller disposes it. */
  async make(type: BG_JOB_TYPE, state: string): Promise<IBackgroundCopyJob5> {
    if (state === "QUEUED") {
      // Only one background job runs at a time.
      const first = await this.#start("/silent", BG_JOB_TYPE.DOWNLOAD, "CONNECTING", BG_JOB_PRIORITY.HIGH);
      first.dispose();
      return this.#start("/silent", type, "QUEUED", BG_JOB_PRIORITY.LOW);
    }
    if (state === "SUSPENDED" || state === "CANCELLED") {
      const job = this.#create("/small", type);
      if (state === "CANCELLED") job.cancel();
      return job;
    }
    if (state === "ACKNOWLEDGED") {
      const job = await this.#start("/small", type, "TRANSFERRED");
      job.complete();
      return job;
    }
    return this.#start(PATHS[state]!, type, state);
  }

  /** Ends what has been begun, for the next job to be alone. */
  clear(): void {
    const jobs = this.#manager.enumJobs(0);
    for (const job of jobs) job.cancel();
    jobs.dispose();
  }

  async close(): Promise<void> {
    this.#manager.dispose();
    await this.#service.close();
    await this.#server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #create(path: string, type: BG_JOB_TYPE): IBackgroundCopyJob5 {
    this.#jobs += 1;
    const { job } = this.#manager.createJob(`job ${this.#jobs}`, type);
    const localName = join(this.folder, `file ${this.#jobs}`);
    if (type !== BG_JOB_TYPE.DOWNLOAD) writeFileSync(localName, "something to send");
    job.addFile(this.origin + path, localName);
    const job5 = job.as(IBackgroundCopyJob5);
    job.dispose();
    return job5;
  }

  async #start(path: string, type: BG_JOB_TYPE, state: string, priority?: BG_JOB_PRIORITY) {
    const job = this.#create(path, type);
    if (priority !== undefined) job.setPriority(priority);
    job.resume();
    const deadline = Date.now() + 5000;
    do {
      await delay(2);
      if (Date.now() > deadline) throw new Error(`${stateName(job.getState())} instead of ${state}`);
    } while (stateName(job.getState()) !== state);
    return job;
  }
}

const PATHS: Readonly<Record<string, string>> = {
  CONNECTING: "/silent",
  TRANSFERRING: "/stalled",
  TRANSIENT_ERROR: "/busy",
  ERROR: "/missing",
  TRANSFERRED: "/small",
};
