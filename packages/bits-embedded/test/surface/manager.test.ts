import {
  BG_E_EMPTY,
  BG_JOB_ENUM_ALL_USERS,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  IBitsPeerCacheAdministration,
} from "@combind/bits";
import { guid, hresultText, sameObject } from "@combind/runtime";
import { expect, test } from "vitest";
import { refusal } from "../refusal.ts";
import { inScene } from "./scene.ts";

test("a job that was made is found, by its identifier and in the list, as the same object", () =>
  inScene(({ manager, s }) => {
    const { jobId, job } = s.adopt(manager.createJob("report", BG_JOB_TYPE.UPLOAD));
    expect(job.getId()).toBe(jobId);
    expect(job.getDisplayName()).toBe("report");
    expect(job.getType()).toBe(BG_JOB_TYPE.UPLOAD);
    expect(job.getState()).toBe(BG_JOB_STATE.SUSPENDED);
    expect(sameObject(job, s.adopt(manager.getJob(jobId)))).toBe(true);
    const [listed] = s.adopt(manager.enumJobs(0)).next(1).map(s.adopt);
    expect(sameObject(job, listed!)).toBe(true);
    const other = s.adopt(manager.createJob("report", BG_JOB_TYPE.UPLOAD));
    expect(other.jobId).not.toBe(jobId);
    expect(sameObject(job, other.job)).toBe(false);
  }));

test("a name is at most 256 characters long, a type one of three", () =>
  inScene(({ manager, s }) => {
    s.adopt(manager.createJob("n".repeat(256), BG_JOB_TYPE.DOWNLOAD));
    expect(refusal(() => manager.createJob("n".repeat(257), BG_JOB_TYPE.DOWNLOAD))).toBe("E_INVALIDARG");
    for (const type of [-1, 3])
      expect(refusal(() => manager.createJob("job", type as BG_JOB_TYPE))).toBe("E_INVALIDARG");
    expect(s.adopt(manager.enumJobs(0)).getCount()).toBe(1);
  }));

test("a job that has ended is no longer found, but still tells of itself", () =>
  inScene(({ manager, s, create }) => {
    const { job } = create();
    const id = job.getId();
    job.cancel();
    expect(refusal(() => manager.getJob(id))).toBe("BG_E_NOT_FOUND");
    expect(s.adopt(manager.enumJobs(0)).getCount()).toBe(0);
    expect(job.getId()).toBe(id);
    expect(job.getState()).toBe(BG_JOB_STATE.CANCELLED);
    expect(refusal(() => job.setDescription("late"))).toBe("BG_E_INVALID_STATE");
    expect(refusal(() => manager.getJob(guid("00000000-0000-0000-0000-000000000000")))).toBe(
      "BG_E_NOT_FOUND",
    );
  }));

test("the jobs of all users are those of this one", () =>
  inScene(({ manager, s, create }) => {
    create();
    expect(s.adopt(manager.enumJobs(BG_JOB_ENUM_ALL_USERS)).getCount()).toBe(1);
    expect(refusal(() => manager.enumJobs(2))).toBe("E_INVALIDARG");
  }));

test("error codes have descriptions", () =>
  inScene(({ manager }) => {
    expect(manager.getErrorDescription(BG_E_EMPTY, 0x409)).toBe(hresultText(BG_E_EMPTY));
    expect(refusal(() => manager.getErrorDescription(BG_E_EMPTY, 0))).toBe("E_INVALIDARG");
    expect(refusal(() => manager.getErrorDescription(0x8fff_1234, 0x409))).toMatch(/0717|LANG_NOT_FOUND/);
  }));

test("there is no peer cache to administrate", () =>
  inScene(({ manager }) => {
    expect(manager.tryAs(IBitsPeerCacheAdministration)).toBeNull();
  }));
