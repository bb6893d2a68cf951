import { existsSync, lstatSync, renameSync, statSync } from "node:fs";
import { ComError } from "@combind/runtime";
import type { FileRecord } from "../record/file-record.ts";
import { altered, isMissing, localFailure } from "./local-failure.ts";

/** File systems keep times as coarsely as this, in milliseconds. */
const TIME_RESOLUTION = 2000;

/**
 * Gives a transferred file its local name; a file that has the name already is replaced. Nothing happens to a file that
 * Complete has named before, even if the process ended before its record said so. The record is left to the caller.
 *
 * @throws {ComError} when the file cannot be renamed, or is not as the transfer left it: the temporary file and what had
 * the name are then as they were
 */
export function finish(file: FileRecord): void {
  if (file.completed) return;
  try {
    requireIntact(file);
    renameSync(file.temporaryName, file.localName);
  } catch (error) {
    if (isMissing(error) && existsSync(file.localName) && isNamedAlready(file)) return;
    throw new ComError(localFailure(error, file).code, { cause: error });
  }
}

/** A link in the temporary file's place, or a file of another size, is not what was transferred. */
function requireIntact(file: FileRecord): void {
  const found = lstatSync(file.temporaryName);
  if (!found.isFile() || found.size !== file.size) throw altered(file);
}

/** Whether what has the local name is what was transferred: nothing else is left to tell it by than size and time. */
function isNamedAlready(file: FileRecord): boolean {
  const local = statSync(file.localName);
  if (!local.isFile() || local.size !== file.size) return false;
  return file.modified !== null && Math.abs(local.mtimeMs - file.modified) <= TIME_RESOLUTION;
}
