import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { BG_ERROR_CONTEXT } from "@combind/bits";
import { E_ACCESSDENIED, E_FAIL, E_OUTOFMEMORY } from "@combind/runtime";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { FileRecord } from "../record/file-record.ts";

/** HRESULT_FROM_WIN32 of the errors that Windows has for what Node tells by the names of POSIX. */
const ERROR_FILE_NOT_FOUND = 0x8007_0002;
const ERROR_PATH_NOT_FOUND = 0x8007_0003;
const ERROR_TOO_MANY_OPEN_FILES = 0x8007_0004;
const ERROR_NOT_SAME_DEVICE = 0x8007_0011;
const ERROR_WRITE_PROTECT = 0x8007_0013;
const ERROR_SHARING_VIOLATION = 0x8007_0020;
const ERROR_DISK_FULL = 0x8007_0070;
const ERROR_FILENAME_EXCED_RANGE = 0x8007_00ce;
const ERROR_FILE_TOO_LARGE = 0x8007_00df;
const ERROR_IO_DEVICE = 0x8007_045d;
const ERROR_FILE_INVALID = 0x8007_03ee;
const ERROR_DISK_QUOTA_EXCEEDED = 0x8007_050f;
const ERROR_CANT_RESOLVE_FILENAME = 0x8007_0781;

const CODES: Readonly<Record<string, number>> = {
  EACCES: E_ACCESSDENIED,
  EPERM: E_ACCESSDENIED,
  EISDIR: E_ACCESSDENIED,
  EROFS: ERROR_WRITE_PROTECT,
  ENOTDIR: ERROR_PATH_NOT_FOUND,
  ELOOP: ERROR_CANT_RESOLVE_FILENAME,
  ENAMETOOLONG: ERROR_FILENAME_EXCED_RANGE,
  EXDEV: ERROR_NOT_SAME_DEVICE,
  ENOSPC: ERROR_DISK_FULL,
  EDQUOT: ERROR_DISK_QUOTA_EXCEEDED,
  EFBIG: ERROR_FILE_TOO_LARGE,
  EIO: ERROR_IO_DEVICE,
  EMFILE: ERROR_TOO_MANY_OPEN_FILES,
  ENFILE: ERROR_TOO_MANY_OPEN_FILES,
  EBUSY: ERROR_SHARING_VIOLATION,
  ETXTBSY: ERROR_SHARING_VIOLATION,
  EAGAIN: ERROR_SHARING_VIOLATION,
  ENOMEM: E_OUTOFMEMORY,
};

/** What goes away without anybody touching the file, its folder or the volume. */
const TRANSIENT: ReadonlySet<number> = new Set([
  ERROR_TOO_MANY_OPEN_FILES,
  ERROR_SHARING_VIOLATION,
  ERROR_IO_DEVICE,
  E_OUTOFMEMORY,
]);

/** An error of the file system, about a file or its temporary file, in BITS' terms. */
export function localFailure(error: unknown, file: FileRecord): TransferFailure {
  if (error instanceof TransferFailure) return error;
  const code = hresultOf(error, file);
  return new TransferFailure({
    code,
    context: BG_ERROR_CONTEXT.LOCAL_FILE,
    kind: TRANSIENT.has(code) ? "transient" : "fatal",
    file,
    cause: error,
  });
}

/** Somebody else has changed or replaced a file's temporary file. */
export function altered(file: FileRecord): TransferFailure {
  return new TransferFailure({
    code: ERROR_FILE_INVALID,
    context: BG_ERROR_CONTEXT.LOCAL_FILE,
    kind: "fatal",
    file,
  });
}

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  const name = errorName(error);
  return name === "ENOENT" || name === "ENOTDIR";
}

function hresultOf(error: unknown, file: FileRecord): number {
  const name = errorName(error);
  if (name === "ENOENT") {
    return existsSync(dirname(file.localName)) ? ERROR_FILE_NOT_FOUND : ERROR_PATH_NOT_FOUND;
  }
  return CODES[name] ?? E_FAIL;
}

function errorName(error: unknown): string {
  return String((error as NodeJS.ErrnoException | null)?.code);
}
