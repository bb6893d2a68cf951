import {
  BG_E_NOT_FOUND,
  BG_JOB_ENUM_ALL_USERS,
  type BG_JOB_TYPE,
  type IBackgroundCopyJob,
  type IBackgroundCopyManager,
  type IEnumBackgroundCopyJobs,
} from "@combind/bits";
import { ComError, E_INVALIDARG, type Guid, type Handlers } from "@combind/runtime";
import { checkNewName } from "../properties/display.ts";
import { errorText } from "../properties/error-text.ts";
import { enumerateJobs } from "./enumerators.ts";
import type { Objects } from "./objects.ts";

export class ManagerHandlers implements Handlers<IBackgroundCopyManager> {
  readonly #objects: Objects;

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  createJob(displayName: string, type: BG_JOB_TYPE): { jobId: Guid; job: IBackgroundCopyJob } {
    const job = this.#objects.engine.createJob(checkNewName(displayName), type);
    return { jobId: job.id, job: this.#objects.job(job) };
  }

  getJob(jobID: Guid): IBackgroundCopyJob {
    const job = this.#objects.engine.find(jobID);
    if (job === undefined) throw new ComError(BG_E_NOT_FOUND);
    return this.#objects.job(job);
  }

  /** All users are the one that this process runs as. */
  enumJobs(flags: number): IEnumBackgroundCopyJobs {
    if ((flags & ~BG_JOB_ENUM_ALL_USERS) !== 0) throw new ComError(E_INVALIDARG);
    return enumerateJobs(this.#objects.engine.jobs().map((job) => () => this.#objects.job(job)));
  }

  getErrorDescription(hresult: number, languageId: number): string {
    return errorText(hresult, languageId);
  }
}
