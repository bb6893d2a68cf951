import { BG_JOB_STATE } from "@combind/bits";

const { QUEUED, CONNECTING, TRANSFERRING, TRANSIENT_ERROR, ACKNOWLEDGED, CANCELLED } = BG_JOB_STATE;

/** Completed or cancelled: nothing changes any more. */
export function isFinal(state: BG_JOB_STATE): boolean {
  return state === ACKNOWLEDGED || state === CANCELLED;
}

/** The scheduler has the job: it runs, or waits for its turn. */
export function isScheduled(state: BG_JOB_STATE): boolean {
  return state === QUEUED || state === CONNECTING || state === TRANSFERRING;
}

/** The service goes on with the job by itself. */
export function isUnderWay(state: BG_JOB_STATE): boolean {
  return isScheduled(state) || state === TRANSIENT_ERROR;
}
