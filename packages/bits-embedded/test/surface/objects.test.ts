import { join } from "node:path";
import { IBackgroundCopyJob } from "@combind/bits";
import { fromPointer, pointerOf, sameObject } from "@combind/runtime";
import { liveObjects } from "@combind/runtime/testing";
import { expect, test } from "vitest";
import { inScene } from "./scene.ts";

test("a job has one object, as long as somebody refers to it", () =>
  inScene(({ engine, manager, create }) => {
    const { inside } = create();
    const before = liveObjects();
    const ids = Array.from({ length: 20 }, () => engine.createJob("other", 0).id);
    expect(liveObjects()).toBe(before);
    for (const id of ids) {
      const first = manager.getJob(id);
      const second = manager.getJob(id);
      expect(pointerOf(first)).toBe(pointerOf(second));
      expect(liveObjects()).toBe(before + 1);
      first.dispose();
      expect(second.getId()).toBe(id);
      second.dispose();
      expect(liveObjects()).toBe(before);
    }
    const again = manager.getJob(inside.id);
    expect(again.getId()).toBe(inside.id);
    again.dispose();
    for (const id of ids) {
      const job = manager.getJob(id);
      expect(job.getId()).toBe(id);
      job.dispose();
    }
  }));

test("a file outlives the pointers to its job", () =>
  inScene(({ engine, manager, s, folder }) => {
    const inside = engine.createJob("job", 0);
    const job = manager.getJob(inside.id);
    job.addFile("http://host/file", join(folder, "file"));
    const files = job.enumFiles();
    job.dispose();
    const [file] = files.next(1).map(s.adopt);
    files.dispose();
    expect(file!.getRemoteName()).toBe("http://host/file");
    inside.cancel();
    expect(file!.getLocalName()).toBe(join(folder, "file"));
  }));

test("a reference taken from an address counts", () =>
  inScene(({ manager, s, create }) => {
    const { inside } = create();
    const job = manager.getJob(inside.id);
    const other = s.adopt(fromPointer(IBackgroundCopyJob, pointerOf(job), { addRef: true }));
    job.dispose();
    expect(other.getDisplayName()).toBe("job");
    expect(sameObject(other, s.adopt(manager.getJob(inside.id)))).toBe(true);
  }));
