import type { Guid } from "@combind/runtime";
import type { JobRecord } from "../record/job-record.ts";

/** Where the records of a service's jobs are kept. */
export interface JobStore {
  /** All of them, in the order in which they were first saved. */
  load(): JobRecord[];
  save(record: JobRecord): void;
  remove(id: Guid): void;
  close(): void;
}

/** Keeps nothing: the jobs live as long as their service. */
export const FORGETFUL: JobStore = {
  load: () => [],
  save() {},
  remove() {},
  close() {},
};
