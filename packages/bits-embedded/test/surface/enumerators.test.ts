import { join } from "node:path";
import type { IEnumBackgroundCopyJobs } from "@combind/bits";
import { S_FALSE, S_OK, type Scope, sameObject } from "@combind/runtime";
import { expect, test } from "vitest";
import { inScene, type Scene } from "./scene.ts";

/** Three jobs and an enumerator over them. */
function threeJobs({ manager, s, create }: Scene): IEnumBackgroundCopyJobs {
  for (const name of ["a", "b", "c"]) create().job.setDisplayName(name);
  return s.adopt(manager.enumJobs(0));
}

const names = (s: Scope, jobs: IEnumBackgroundCopyJobs, count: number) =>
  jobs.next(count).map((job) => s.adopt(job).getDisplayName());

test("the next ones, until there are no more", () =>
  inScene((scene) => {
    const jobs = threeJobs(scene);
    expect(names(scene.s, jobs, 0)).toEqual([]);
    expect(names(scene.s, jobs, 2)).toEqual(["a", "b"]);
    expect(names(scene.s, jobs, 2)).toEqual(["c"]);
    expect(names(scene.s, jobs, 2)).toEqual([]);
    jobs.reset();
    expect(names(scene.s, jobs, 9)).toEqual(["a", "b", "c"]);
  }));

test("passing over some tells whether there were as many, and ends at the end", () =>
  inScene((scene) => {
    const jobs = threeJobs(scene);
    expect(jobs.skip(1)).toBe(S_OK);
    expect(names(scene.s, jobs, 1)).toEqual(["b"]);
    expect(jobs.skip(1)).toBe(S_OK);
    expect(jobs.skip(0)).toBe(S_OK);
    expect(jobs.skip(1)).toBe(S_FALSE);
    jobs.reset();
    expect(jobs.skip(4)).toBe(S_FALSE);
    expect(names(scene.s, jobs, 1)).toEqual([]);
  }));

test("a clone stands at the same place, and goes its own way", () =>
  inScene((scene) => {
    const jobs = threeJobs(scene);
    jobs.skip(1);
    const clone = scene.s.adopt(jobs.clone());
    expect(sameObject(jobs, clone)).toBe(false);
    expect(names(scene.s, clone, 9)).toEqual(["b", "c"]);
    expect(names(scene.s, jobs, 1)).toEqual(["b"]);
    const atEnd = scene.s.adopt(clone.clone());
    expect(names(scene.s, atEnd, 9)).toEqual([]);
    atEnd.reset();
    expect(names(scene.s, atEnd, 9)).toEqual(["a", "b", "c"]);
  }));

test("the list is as it was, its elements as they are", () =>
  inScene((scene) => {
    const { manager, s, create } = scene;
    const jobs = threeJobs(scene);
    const [first] = s.adopt(manager.enumJobs(0)).next(1).map(s.adopt);
    first!.setDisplayName("renamed");
    first!.cancel();
    create();
    expect(jobs.getCount()).toBe(3);
    expect(names(s, jobs, 9)).toEqual(["renamed", "b", "c"]);
    expect(jobs.getCount()).toBe(3);
  }));

test("the files of a job, in the order added", () =>
  inScene(({ s, folder, create }) => {
    const { job } = create();
    const add = (name: string) => job.addFile(`http://host/${name}`, join(folder, name));
    const none = s.adopt(job.enumFiles());
    add("b");
    add("a");
    const files = s.adopt(job.enumFiles());
    add("c");
    expect(none.getCount()).toBe(0);
    expect(files.getCount()).toBe(2);
    const seen: string[] = [];
    for (const file of files) seen.push(file.getRemoteName());
    expect(seen).toEqual(["http://host/b", "http://host/a"]);
    expect(files.skip(1)).toBe(S_FALSE);
    expect(s.adopt(files.clone()).getCount()).toBe(2);
  }));
