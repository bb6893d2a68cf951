import {
  BG_E_HTTP_ERROR_404,
  BG_ERROR_CONTEXT,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BG_NOTIFY_DISABLE,
  IBackgroundCopyCallback,
  IBackgroundCopyCallback2,
} from "@combind/bits";
import { ComError, E_ABORT } from "@combind/runtime";
import { describe, expect, test, vi } from "vitest";
import type { Notifier } from "../../src/notify/notifier.ts";
import {
  elapse,
  INTERVAL,
  play,
  quiet,
  RETRY_DELAY,
  type TestJob,
  testFile,
  testJob,
  turn,
} from "./scene.ts";

const { ERROR, QUEUED, SUSPENDED, TRANSFERRED } = BG_JOB_STATE;

function fail(job: TestJob): void {
  job.record.state = ERROR;
  job.record.error = { context: BG_ERROR_CONTEXT.REMOTE_FILE, code: BG_E_HTTP_ERROR_404, file: null };
}

function refuse(): never {
  throw new ComError(E_ABORT);
}

describe("what is told", () => {
  test("files before the job's end, each thing in a turn of its own and none at once", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob(2);
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      notifier.jobModified(job);
      notifier.rangesTransferred(job, job.record.files[0]!, [{ start: 3, end: 7 }]);
      job.record.state = TRANSFERRED;
      notifier.jobTransferred(job);
      for (const file of job.record.files) {
        file.transferred = true;
        notifier.fileTransferred(job, file);
      }
      expect(whats()).toEqual([]);
      const all = [
        "ranges http://127.0.0.1/f0 3+4",
        "file http://127.0.0.1/f0 of a job",
        "file http://127.0.0.1/f1 of a job",
        "transferred a job",
        "modified a job 0",
      ];
      for (let told = 1; told <= all.length; told++) {
        await turn();
        expect(whats()).toEqual(all.slice(0, told));
      }
    }));

  test("an error with its object, and the next one again", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      job.record.notifyFlags = 2;
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      const error = "error a job 5 0x80190194";
      fail(job);
      notifier.jobError(job);
      await quiet();
      expect(whats()).toEqual([error]);
      job.record.state = QUEUED;
      notifier.jobModified(job);
      await quiet();
      fail(job);
      notifier.jobError(job);
      await quiet();
      expect(whats()).toEqual([error, error]);
    }));

  test("nothing that has passed before its turn came", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob(1);
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      fail(job);
      notifier.jobError(job);
      job.record.files[0]!.transferred = true;
      notifier.fileTransferred(job, job.record.files[0]!);
      job.record.state = QUEUED;
      job.record.files[0]!.transferred = false;
      await quiet();
      expect(whats()).toEqual([]);
    }));

  test.each([
    [0, []],
    [1, ["transferred"]],
    [2, ["error"]],
    [8, ["modified"]],
    [16, ["file"]],
    [32, ["ranges"]],
    [63, []],
    [1 | 16, ["file", "transferred"]],
  ])("what the flags %i ask for", (flags, expected) =>
    play(async ({ notifier, listener }) => {
      const job = testJob(1);
      const [file] = job.record.files;
      job.record.notifyFlags = flags;
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      notifier.jobModified(job);
      notifier.rangesTransferred(job, file!, [{ start: 0, end: 1 }]);
      file!.transferred = true;
      notifier.fileTransferred(job, file!);
      fail(job);
      notifier.jobError(job);
      await quiet();
      job.record.state = TRANSFERRED;
      notifier.jobTransferred(job);
      await quiet();
      const order = (what: string) => ["ranges", "modified", "file", "error", "transferred"].indexOf(what);
      const kinds = whats().map((what) => what.split(" ")[0]!);
      expect(kinds.toSorted((a, b) => order(a) - order(b))).toEqual(expected);
    }),
  );

  test("facts from before the flags asked for them, once these do", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      job.record.notifyFlags = 1 | BG_NOTIFY_DISABLE;
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      job.record.state = TRANSFERRED;
      notifier.jobTransferred(job);
      await quiet();
      expect(whats()).toEqual([]);
      job.record.notifyFlags = 1;
      notifier.jobModified(job);
      await quiet();
      expect(whats()).toEqual(["transferred a job"]);
    }));

  test("what the object has methods for", () =>
    play(async ({ notifier, listener }) => {
      for (const [type, kinds] of [
        [IBackgroundCopyCallback, ["transferred"]],
        [IBackgroundCopyCallback2, ["file", "transferred"]],
      ] as const) {
        const job = testJob(1);
        const [file] = job.record.files;
        const { object, whats } = listener(undefined, type);
        notifier.subscribe(job, object);
        notifier.rangesTransferred(job, file!, [{ start: 0, end: 1 }]);
        file!.transferred = true;
        notifier.fileTransferred(job, file!);
        job.record.state = TRANSFERRED;
        notifier.jobTransferred(job);
        await quiet();
        expect(whats().map((what) => what.split(" ")[0])).toEqual(kinds);
      }
    }));

  test("the reply to an upload, but not what was sent", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob(1, BG_JOB_TYPE.UPLOAD_REPLY);
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      job.record.files[0]!.transferred = true;
      notifier.fileTransferred(job, job.record.files[0]!);
      job.record.reply = testFile("reply");
      job.record.reply.transferred = true;
      notifier.fileTransferred(job, job.record.reply);
      await quiet();
      expect(whats()).toEqual(["file http://127.0.0.1/reply of a job"]);
      const late = listener();
      notifier.subscribe(job, late.object);
      await quiet();
      expect(late.whats()).toEqual(whats());
    }));
});

describe("facts", () => {
  test("of every kind are repeated after the retry delay until accepted", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob(1);
      let patience = 3;
      const { object, told } = listener(() => {
        if (patience-- > 0) refuse();
      });
      job.record.files[0]!.transferred = true;
      job.record.state = TRANSFERRED;
      notifier.subscribe(job, object);
      await elapse(RETRY_DELAY * 4);
      const file = "file http://127.0.0.1/f0 of a job";
      const transferred = "transferred a job";
      // The third answer, the second about the file, is the last refusal.
      expect(told.map(({ what }) => what)).toEqual([file, transferred, file, transferred, file]);
      const [start] = told;
      expect(told.map(({ at }) => at - start!.at)).toEqual([0, 0, RETRY_DELAY, RETRY_DELAY, RETRY_DELAY * 2]);
    }));

  test("are no longer repeated once they are none", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      const { object, whats } = listener(refuse);
      fail(job);
      notifier.subscribe(job, object);
      await quiet();
      job.record.state = SUSPENDED;
      await elapse(RETRY_DELAY * 2);
      expect(whats()).toEqual(["error a job 5 0x80190194"]);
    }));

  test("that come about once more are told at once", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      const { object, whats } = listener(refuse);
      fail(job);
      notifier.subscribe(job, object);
      await quiet();
      notifier.jobError(job);
      await quiet();
      expect(whats()).toHaveLength(2);
      await elapse(RETRY_DELAY * 1.5);
      expect(whats()).toHaveLength(3);
    }));

  test("that come about during their own notice are told again, whatever it answers", () =>
    play(async ({ notifier, listener }) => {
      for (const answer of [() => {}, refuse]) {
        const job = testJob();
        const { object, whats } = listener(() => {
          if (whats().length > 1) return;
          notifier.jobError(job);
          answer();
        });
        fail(job);
        notifier.subscribe(job, object);
        await elapse(RETRY_DELAY * 1.5);
        expect(whats()).toEqual(["error a job 5 0x80190194", "error a job 5 0x80190194"]);
      }
    }));

  test.each<[string, (notifier: Notifier, job: TestJob) => void]>([
    ["have passed", (notifier, job) => notifier.jobModified(job)],
    ["nobody wants to hear", (notifier, job) => notifier.subscribe(job, null)],
  ])("that %s wait for no repetition", (_, end) =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      job.record.notifyFlags = 2;
      const { object } = listener(refuse);
      fail(job);
      notifier.subscribe(job, object);
      await quiet();
      expect(vi.getTimerCount()).toBe(1);
      job.record.state = QUEUED;
      end(notifier, job);
      await quiet();
      expect(vi.getTimerCount()).toBe(0);
    }),
  );

  test("that pass during their own notice wait for no repetition", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      const { object, whats } = listener(() => {
        job.record.state = QUEUED;
        refuse();
      });
      fail(job);
      notifier.subscribe(job, object);
      await quiet();
      expect(whats()).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    }));
});

describe("news", () => {
  test("comes at most once in the interval, and the last of it does come", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      job.record.properties.minimumNotificationInterval = INTERVAL * 2;
      const { object, told } = listener();
      notifier.subscribe(job, object);
      const start = Date.now();
      while (Date.now() - start < INTERVAL * 5) {
        notifier.jobModified(job);
        await elapse(50);
      }
      await elapse(INTERVAL * 5);
      expect(told.map(({ at }) => at - start)).toEqual([0, INTERVAL * 2, INTERVAL * 4, INTERVAL * 6]);
      notifier.jobModified(job);
      await quiet();
      expect(told).toHaveLength(5);
    }));

  test("is not repeated when refused", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob(1);
      const { object, whats } = listener(refuse);
      notifier.subscribe(job, object);
      notifier.jobModified(job);
      notifier.rangesTransferred(job, job.record.files[0]!, [{ start: 0, end: 1 }]);
      await elapse(RETRY_DELAY * 2);
      expect(whats()).toEqual(["ranges http://127.0.0.1/f0 0+1", "modified a job 0"]);
    }));

  test("of ranges is gathered for each file", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob(2);
      const [first, second] = job.record.files;
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      notifier.rangesTransferred(job, first!, [{ start: 0, end: 1 }]);
      await quiet();
      notifier.rangesTransferred(job, first!, [{ start: 1, end: 3 }]);
      notifier.rangesTransferred(job, second!, [{ start: 5, end: 6 }]);
      notifier.rangesTransferred(job, first!, [
        { start: 9, end: 10 },
        { start: 2 ** 40, end: 2 ** 40 + 2 },
      ]);
      await elapse(INTERVAL * 3);
      expect(whats()).toEqual([
        "ranges http://127.0.0.1/f0 0+1",
        "ranges http://127.0.0.1/f1 5+1",
        "ranges http://127.0.0.1/f0 1+2 9+1 1099511627776+2",
      ]);
    }));

  test("of what a callback does itself comes too, after the interval", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      const { object, told } = listener(() => {
        if (told.length === 1) notifier.jobModified(job);
      });
      notifier.subscribe(job, object);
      notifier.jobModified(job);
      await elapse(INTERVAL * 3);
      expect(told.map(({ at }) => at - told[0]!.at)).toEqual([0, INTERVAL]);
    }));

  test("from before it was asked for is none", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob(1);
      job.record.notifyFlags = 8;
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      notifier.rangesTransferred(job, job.record.files[0]!, [{ start: 0, end: 1 }]);
      job.record.notifyFlags = 8 | 32;
      notifier.jobModified(job);
      await quiet();
      expect(whats()).toEqual(["modified a job 0"]);
    }));
});
