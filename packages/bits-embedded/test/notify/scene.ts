import {
  BG_JOB_TYPE,
  IBackgroundCopyCallback3,
  IBackgroundCopyError,
  IBackgroundCopyFile,
  IBackgroundCopyJob,
} from "@combind/bits";
import { type Handlers, type InterfaceClass, type IUnknown, implement } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { expect, vi } from "vitest";
import { newJobRecord } from "../../src/engine/new-job.ts";
import type { ComObjects } from "../../src/notify/com-objects.ts";
import { Notifier } from "../../src/notify/notifier.ts";
import { type FileRecord, newFileRecord } from "../../src/record/file-record.ts";
import type { JobRecord } from "../../src/record/job-record.ts";
import { Clock } from "../../src/time/clock.ts";

/** How long a test job's retry delay and notification interval take, in milliseconds. */
export const RETRY_DELAY = 5000;
export const INTERVAL = 500;

export interface TestJob {
  readonly record: JobRecord;
  certificateCallback: IUnknown | null;
}

/** A download of some files, all flags set. */
export function testJob(fileCount = 0, type: BG_JOB_TYPE = BG_JOB_TYPE.DOWNLOAD): TestJob {
  const record = newJobRecord("a job", type, "S-1-5-18", 0);
  record.notifyFlags = 1 | 2 | 8 | 16 | 32;
  record.minimumRetryDelay = RETRY_DELAY / 1000;
  for (let i = 0; i < fileCount; i++) record.files.push(testFile(`f${i}`));
  return { record, certificateCallback: null };
}

export function testFile(name: string): FileRecord {
  return newFileRecord(`http://127.0.0.1/${name}`, `/${name}`, `/${name}.tmp`);
}

/** Objects that say no more than whose they are. */
export const objects: ComObjects = {
  job: ({ record }) => implement(IBackgroundCopyJob, { getDisplayName: () => record.displayName }),
  file: (_, file) => implement(IBackgroundCopyFile, { getRemoteName: () => file.remoteName }),
  error: ({ record }) =>
    implement(IBackgroundCopyError, {
      getError: () => ({ context: record.error!.context, code: record.error!.code }),
    }),
};

/** What a listener was told: the method, what the objects that it was lent said, and when. */
export interface Told {
  readonly what: string;
  readonly at: number;
}

export interface Listener {
  readonly told: Told[];
  readonly object: IUnknown;
  /** What it was told, without the times. */
  whats(): string[];
}

/** Something a listener does while it is told; what it throws becomes its answer. */
export type Reaction = (what: string, job: IBackgroundCopyJob) => void;

export class Scene {
  readonly notifier = new Notifier(new Clock());
  readonly #objects: IUnknown[] = [];

  constructor() {
    this.notifier.objects = objects;
  }

  /** An object with the interface, that notes all it is told. */
  readonly listener = (
    react: Reaction = () => {},
    type: InterfaceClass = IBackgroundCopyCallback3,
  ): Listener => {
    const told: Told[] = [];
    const note = (what: string, job: IBackgroundCopyJob) => {
      told.push({ what, at: Date.now() });
      react(what, job);
    };
    const handlers: Handlers<IBackgroundCopyCallback3> = {
      jobTransferred: (job) => note(`transferred ${job.getDisplayName()}`, job),
      jobError: (job, error) => {
        const { context, code } = error.getError();
        note(`error ${job.getDisplayName()} ${context} 0x${code.toString(16)}`, job);
      },
      jobModification: (job, reserved) => note(`modified ${job.getDisplayName()} ${reserved}`, job),
      fileTransferred: (job, file) => note(`file ${file.getRemoteName()} of ${job.getDisplayName()}`, job),
      fileRangesTransferred: (job, file, ranges) => {
        const texts = ranges.map(({ initialOffset, length }) => `${initialOffset}+${length}`);
        note(`ranges ${file.getRemoteName()} ${texts.join(" ")}`, job);
      },
    };
    const object = implement(type as InterfaceClass<IBackgroundCopyCallback3>, handlers);
    this.#objects.push(object);
    return { told, object, whats: () => told.map(({ what }) => what) };
  };

  [Symbol.dispose](): void {
    this.notifier[Symbol.dispose]();
    for (const object of this.#objects) object.dispose();
  }
}

/**
 * Runs a test with a notifier of its own, after which nothing may be left referenced or waiting. Time stands still,
 * except in `elapse`.
 */
export async function play(test: (scene: Scene) => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  try {
    await expectNoLeaks(async () => {
      const scene = new Scene();
      try {
        await test(scene);
      } finally {
        scene[Symbol.dispose]();
      }
    });
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
}

/** Lets the event loop go round once. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets the event loop go round as often as twenty notices would take. */
export async function quiet(): Promise<void> {
  for (let round = 0; round < 20; round++) await turn();
}

/** Lets so many milliseconds pass, ten at a time. */
export async function elapse(milliseconds: number): Promise<void> {
  await quiet();
  for (let passed = 0; passed < milliseconds; passed += 10) {
    vi.advanceTimersByTime(10);
    await quiet();
  }
}
