import type { FileRecord } from "../record/file-record.ts";

/** The remote file's time stamp, which the local one gets: milliseconds since 1970, or null if the server told none. */
export function modificationTime(file: FileRecord): number | null {
  const time = Date.parse(file.remote?.lastModified ?? "");
  return Number.isNaN(time) ? null : time;
}
