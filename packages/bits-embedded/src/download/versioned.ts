import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { changesTooOften } from "./failures.ts";
import { fill, isWanted } from "./fill.ts";
import { layoutOf, sizeOf } from "./layout.ts";
import { askVersion, isSameVersion, RemoteFileChanged } from "./remote-version.ts";
import { startOver } from "./start-over.ts";

/** How often a file may start over in one run of its job because the server changed it meanwhile. */
const MOST_CHANGES = 5;

/**
 * Downloads a file of which size and time stamp tell whether it is still the same: what is there already stays then.
 *
 * @param isFresh the version has been asked for just now
 */
export async function downloadVersioned(
  transfer: JobTransfer,
  file: FileRecord,
  isFresh: boolean,
): Promise<void> {
  for (let changes = 0; ; changes += 1) {
    if (!isFresh || changes > 0) await learnVersion(transfer, file);
    if (!isWanted(transfer.record, file)) return;
    try {
      return await fill(transfer, file);
    } catch (error) {
      if (!(error instanceof RemoteFileChanged)) throw error;
      if (changes === MOST_CHANGES) throw changesTooOften();
      startOver(transfer, file, null, null);
    }
  }
}

/** Asks for a file's version. If it is not the one in the record, the file starts over. */
export async function learnVersion(transfer: JobTransfer, file: FileRecord): Promise<void> {
  const version = await askVersion(transfer, file);
  if (file.remote !== null && file.size !== null && isSameVersion(file.remote, version)) return;
  const size = sizeOf(layoutOf(file.ranges, version.size));
  startOver(transfer, file, version, size);
}
