import { accessSync, constants, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { ComError, E_ACCESSDENIED, E_INVALIDARG } from "@combind/runtime";
import { isFullPath } from "./full-path.ts";

/** HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND) */
export const FILE_NOT_FOUND = 0x8007_0002;
/** HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND) */
export const PATH_NOT_FOUND = 0x8007_0003;

export interface LocalNameNeeds {
  /** There must be a file of this name, which can be read. */
  readonly mustExist?: boolean;
  /** The file's folder must be one that can be written to. */
  readonly writableFolder?: boolean;
}

/**
 * The name of a file on this machine: a full path of at most 260 characters without wildcards, in a folder that exists.
 *
 * @throws {ComError} E_INVALIDARG, the codes of ERROR_PATH_NOT_FOUND and ERROR_FILE_NOT_FOUND, E_ACCESSDENIED
 */
export function checkLocalName(text: string, needs: LocalNameNeeds = {}): string {
  if (!isFullPath(text, process.platform === "win32")) throw new ComError(E_INVALIDARG);
  const folder = dirname(text);
  if (!statusOf(folder)?.isDirectory()) throw new ComError(PATH_NOT_FOUND);
  const found = statusOf(text);
  if (found?.isDirectory()) throw new ComError(E_ACCESSDENIED);
  if (needs.mustExist) {
    if (found === undefined) throw new ComError(FILE_NOT_FOUND);
    requireAccess(text, constants.R_OK);
  }
  if (needs.writableFolder) requireAccess(folder, constants.W_OK | constants.X_OK);
  return text;
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    const isBadName = (cause as NodeJS.ErrnoException).code === "ENAMETOOLONG";
    throw new ComError(isBadName ? E_INVALIDARG : E_ACCESSDENIED, { cause });
  }
}

function requireAccess(path: string, mode: number): void {
  try {
    accessSync(path, mode);
  } catch (cause) {
    throw new ComError(E_ACCESSDENIED, { cause });
  }
}
