import { BG_JOB_STATE, IBackgroundCopyCallback, IBackgroundCopyJob } from "@combind/bits";
import {
  E_NOINTERFACE,
  implement,
  isComError,
  onHandlerError,
  ReleasedError,
  sameObject,
  scope,
} from "@combind/runtime";
import { describe, expect, test, vi } from "vitest";
import { Notifier } from "../../src/notify/notifier.ts";
import { Clock } from "../../src/time/clock.ts";
import { elapse, objects, play, quiet, RETRY_DELAY, type TestJob, testJob } from "./scene.ts";

function transferredJob(fileCount = 0): TestJob {
  const job = testJob(fileCount);
  job.record.state = BG_JOB_STATE.TRANSFERRED;
  for (const file of job.record.files) file.transferred = true;
  return job;
}

describe("a subscription", () => {
  test("begins with all that holds already, for each object anew", () =>
    play(async ({ notifier, listener }) => {
      const job = transferredJob(2);
      const all = [
        "file http://127.0.0.1/f0 of a job",
        "file http://127.0.0.1/f1 of a job",
        "transferred a job",
      ];
      for (let i = 0; i < 2; i++) {
        const { object, whats } = listener();
        notifier.subscribe(job, object);
        expect(whats()).toEqual([]);
        await quiet();
        expect(whats()).toEqual(all);
      }
    }));

  test("replaces the one before, whose object hears no more", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      const [first, second] = [listener(), listener()];
      notifier.subscribe(job, first.object);
      notifier.jobModified(job);
      notifier.subscribe(job, second.object);
      notifier.jobModified(job);
      await quiet();
      expect([first.whats(), second.whats()]).toEqual([[], ["modified a job 0"]]);
    }));

  test("ends with null, and with the job", () =>
    play(async ({ notifier, listener }) => {
      for (const end of [
        (job: TestJob) => notifier.subscribe(job, null),
        (job: TestJob) => notifier.jobEnded(job),
      ]) {
        const job = transferredJob(1);
        const { object, whats } = listener();
        notifier.subscribe(job, object);
        end(job);
        expect(notifier.subscriber(job)).toBeNull();
        notifier.jobModified(job);
        notifier.jobTransferred(job);
        await quiet();
        expect(whats()).toEqual([]);
      }
    }));

  test("is of one job only", () =>
    play(async ({ notifier, listener }) => {
      const jobs = ["one", "two"].map((name) => {
        const job = testJob();
        job.record.displayName = name;
        return job;
      });
      const [first, second] = [listener(), listener()];
      notifier.subscribe(jobs[0]!, first.object);
      notifier.subscribe(jobs[1]!, second.object);
      notifier.jobModified(jobs[1]!);
      notifier.jobEnded(jobs[0]!);
      await quiet();
      expect([first.whats(), second.whats()]).toEqual([[], ["modified two 0"]]);
    }));

  test("can be asked for its object", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      expect(notifier.subscriber(job)).toBeNull();
      const { object } = listener();
      notifier.subscribe(job, object);
      for (let i = 0; i < 2; i++) {
        scope((s) => expect(sameObject(s.adopt(notifier.subscriber(job))!, object)).toBe(true));
      }
    }));

  test("is refused to an object without IBackgroundCopyCallback, and the one before stays", () =>
    play(async ({ notifier, listener }) => {
      const job = testJob();
      const { object, whats } = listener();
      notifier.subscribe(job, object);
      scope((s) => {
        const stranger = s.adopt(implement(IBackgroundCopyJob, {}));
        expect(() => notifier.subscribe(job, stranger)).toThrow(
          expect.toSatisfy((error) => isComError(error, E_NOINTERFACE)),
        );
      });
      notifier.jobModified(job);
      await quiet();
      expect(whats()).toEqual(["modified a job 0"]);
    }));

  test("keeps its object alive, and lets go of it at the end", () =>
    play(async ({ notifier }) => {
      const job = testJob();
      const onFinalRelease = vi.fn();
      const object = implement(IBackgroundCopyCallback, {}, { onFinalRelease });
      notifier.subscribe(job, object);
      object.dispose();
      await quiet();
      expect(onFinalRelease).not.toHaveBeenCalled();
      notifier.subscribe(job, null);
      expect(onFinalRelease).toHaveBeenCalledOnce();
    }));

  test("may be replaced by what its object does when it is let go", () =>
    play(async ({ notifier, listener }) => {
      for (const end of [
        (job: TestJob) => notifier.subscribe(job, null),
        (job: TestJob) => notifier.subscribe(job, listener().object),
      ]) {
        const job = testJob();
        const last = listener();
        const onFinalRelease = () => notifier.subscribe(job, last.object);
        const object = implement(IBackgroundCopyCallback, {}, { onFinalRelease });
        notifier.subscribe(job, object);
        object.dispose();
        end(job);
        notifier.jobModified(job);
        await quiet();
        expect(last.whats()).toEqual(["modified a job 0"]);
      }
    }));

  test("ends with the notifier", async () => {
    const job = transferredJob();
    const notifier = new Notifier(new Clock());
    notifier.objects = objects;
    const onFinalRelease = vi.fn();
    const object = implement(IBackgroundCopyCallback, {}, { onFinalRelease });
    notifier.subscribe(job, object);
    object.dispose();
    notifier[Symbol.dispose]();
    expect(onFinalRelease).toHaveBeenCalledOnce();
    expect(notifier.subscriber(job)).toBeNull();
  });
});

describe("a callback", () => {
  test("that throws keeps nobody else from hearing, nor itself", () =>
    play(async ({ notifier, listener }) => {
      const [bad, good] = [transferredJob(1), transferredJob(1)];
      const errors: unknown[] = [];
      const hearing = onHandlerError((error) => errors.push(error));
      const failing = listener(() => {
        throw new Error("out of order");
      });
      const working = listener();
      notifier.subscribe(bad, failing.object);
      notifier.subscribe(good, working.object);
      await elapse(RETRY_DELAY * 1.5);
      hearing[Symbol.dispose]();
      expect(working.whats()).toEqual(["file http://127.0.0.1/f0 of a job", "transferred a job"]);
      expect(failing.whats()).toEqual([...working.whats(), ...working.whats()]);
      expect(errors).toHaveLength(4);
    }));

  test("with methods that are missing is asked again", () =>
    play(async ({ notifier }) => {
      const job = transferredJob();
      let calls = 0;
      const handlers = {
        get jobTransferred() {
          calls++;
          return undefined as unknown as () => void;
        },
      };
      const object = implement(IBackgroundCopyCallback, handlers);
      calls = 0;
      notifier.subscribe(job, object);
      object.dispose();
      await elapse(RETRY_DELAY * 2.5);
      expect(calls).toBe(3);
    }));

  test("is lent the objects for the call only", () =>
    play(async ({ notifier, listener }) => {
      let kept: IBackgroundCopyJob | undefined;
      let retained: IBackgroundCopyJob | undefined;
      const { object } = listener((_, job) => {
        kept = job;
        retained = job.retain();
      });
      notifier.subscribe(transferredJob(), object);
      await quiet();
      expect(() => kept!.getDisplayName()).toThrow(ReleasedError);
      expect(retained!.getDisplayName()).toBe("a job");
      retained!.dispose();
    }));

  test.each(["accepts", "refuses"])("that %s ends its subscription, and is not called again", (answer) =>
    play(async ({ notifier, listener }) => {
      for (const end of [
        (job: TestJob) => notifier.subscribe(job, null),
        (job: TestJob) => notifier.jobEnded(job),
        () => notifier[Symbol.dispose](),
      ]) {
        const job = transferredJob(3);
        const { object, whats } = listener(() => {
          end(job);
          if (answer === "refuses") throw new Error(answer);
        });
        notifier.subscribe(job, object);
        await elapse(RETRY_DELAY * 1.5);
        expect(whats()).toEqual(["file http://127.0.0.1/f0 of a job"]);
      }
    }),
  );

  test("that registers another object hands over to it", () =>
    play(async ({ notifier, listener }) => {
      const job = transferredJob();
      const next = listener();
      const first = listener(() => notifier.subscribe(job, next.object));
      notifier.subscribe(job, first.object);
      await quiet();
      expect([first.whats(), next.whats()]).toEqual([["transferred a job"], ["transferred a job"]]);
    }));

  test("is not called inside another, whatever it causes", () =>
    play(async ({ notifier, listener }) => {
      const [job, other] = [testJob(), testJob()];
      let depth = 0;
      let deepest = 0;
      const react = () => {
        deepest = Math.max(deepest, ++depth);
        if (first.told.length + second.told.length < 6) {
          notifier.jobModified(job);
          notifier.jobModified(other);
        }
        depth--;
      };
      const first = listener(react);
      const second = listener(react);
      notifier.subscribe(job, first.object);
      notifier.subscribe(other, second.object);
      notifier.jobModified(job);
      await elapse(3000);
      expect(first.told.length).toBeGreaterThanOrEqual(2);
      expect(second.told.length).toBeGreaterThanOrEqual(2);
      expect(deepest).toBe(1);
    }));
});
