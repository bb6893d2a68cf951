import { BG_E_STRING_TOO_LONG } from "@combind/bits";
import { ComError, E_INVALIDARG } from "@combind/runtime";
import type { Job } from "../engine/job.ts";

const LONGEST_NAME = 256;
const LONGEST_DESCRIPTION = 1024;

/** @throws {ComError} E_INVALIDARG for a name too long for a new job */
export function checkNewName(displayName: string): string {
  if (displayName.length > LONGEST_NAME) throw new ComError(E_INVALIDARG);
  return displayName;
}

export function setDisplayName(job: Job, text: string): void {
  job.change((record) => {
    if (text.length > LONGEST_NAME) throw new ComError(BG_E_STRING_TOO_LONG);
    record.displayName = text;
  });
}

export function setDescription(job: Job, text: string): void {
  job.change((record) => {
    if (text.length > LONGEST_DESCRIPTION) throw new ComError(BG_E_STRING_TOO_LONG);
    record.description = text;
  });
}
