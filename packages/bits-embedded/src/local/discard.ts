import { unlinkSync } from "node:fs";
import type { FileRecord } from "../record/file-record.ts";
import { isMissing } from "./local-failure.ts";

/**
 * Deletes a file's temporary file, even while a transfer that is being stopped still has it open. False if it exists and
 * cannot be deleted.
 */
export function discard(file: FileRecord): boolean {
  if (file.temporaryName === "") return true;
  try {
    unlinkSync(file.temporaryName);
    return true;
  } catch (error) {
    return isMissing(error);
  }
}
