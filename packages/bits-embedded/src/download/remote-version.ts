import { statusFailure } from "../http/status-failure.ts";
import type { HttpResponse } from "../http/types.ts";
import type { FileRecord, RemoteVersion } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { exchange } from "./exchange.ts";
import { missingFileSize } from "./failures.ts";

/** A file's version whose size is known. */
export type SizedVersion = RemoteVersion & { readonly size: number };

/** The remote file is no longer what its record says: the file starts over. */
export class RemoteFileChanged extends Error {
  override readonly name = "RemoteFileChanged";
}

/** Asks for a remote file's size and time stamp. */
export async function askVersion(transfer: JobTransfer, file: FileRecord): Promise<SizedVersion> {
  const response = await exchange(transfer, file, "HEAD");
  if (response.status !== 200) throw statusFailure(response);
  const size = contentLength(response);
  if (size === null) throw missingFileSize();
  return { size, lastModified: lastModified(response) };
}

export function isSameVersion(a: RemoteVersion, b: RemoteVersion): boolean {
  return a.size === b.size && a.lastModified === b.lastModified;
}

/** Content-Length, or null if there is none that is a number of bytes. */
export function contentLength({ headers }: HttpResponse): number | null {
  const text = headers["content-length"] ?? "";
  const length = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(length) ? length : null;
}

export function lastModified({ headers }: HttpResponse): string | null {
  return headers["last-modified"] ?? null;
}
