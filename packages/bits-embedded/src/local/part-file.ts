import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  ftruncateSync,
  futimesSync,
  lstatSync,
  openSync,
  writev,
} from "node:fs";
import { promisify } from "node:util";
import type { TransferFailure } from "../failure/transfer-failure.ts";
import type { FileRecord } from "../record/file-record.ts";
import { discard } from "./discard.ts";
import { altered, isMissing, localFailure } from "./local-failure.ts";
import { modificationTime } from "./modification-time.ts";

const writeVector = promisify(writev);
const synchronizeData = promisify(fdatasync);

const { O_RDWR, O_CREAT } = constants;
/** A link in the temporary file's place would lead to a file that is not ours. Windows has no such flag. */
const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0;

/** After so many bytes their way to the medium begins, so that little is left to wait for in the end. */
const FLUSH_INTERVAL = 16 * 1024 * 1024;

/** The file on its way to the medium. It occupies one of the few threads that Node has for files, so there is one at a time. */
let flushing: PartFile | null = null;

/**
 * A temporary file that a transfer fills. Opening, which creates it, and truncating are synchronous: they cannot happen
 * later than a transfer that is told to stop. All methods throw TransferFailures. What somebody else is seen to have
 * changed is deleted, so that the file starts over.
 */
export class PartFile {
  readonly #file: FileRecord;
  readonly #descriptor: number;
  /** Where the last byte ends that was there or was written: the file is no shorter unless somebody has cut it. */
  #end: number;
  #isOpen = true;
  #unflushed = 0;
  /** Once it fails it stays so: the system tells of a failure only once. */
  #flushed: Promise<void> = Promise.resolve();

  /** Opens a file's temporary file, which is created if need be. */
  constructor(file: FileRecord) {
    this.#file = file;
    this.#descriptor = attempt(file, () =>
      openSync(file.temporaryName, O_RDWR | O_CREAT | O_NOFOLLOW, 0o666),
    );
    this.#end = this.length;
  }

  /** Bytes from its beginning to the last one ever written. */
  get length(): number {
    return attempt(this.#file, () => fstatSync(this.#descriptor).size);
  }

  /** Writes all the chunks, one after the other, from an offset on. */
  async write(chunks: readonly Uint8Array[], offset: number): Promise<void> {
    try {
      if (this.length < this.#end) throw this.#altered();
      for (let rest = chunks, at = offset; rest.length > 0; ) {
        const { bytesWritten } = await writeVector(this.#descriptor, rest, at);
        // Anything else would write the same bytes for ever.
        if (!(bytesWritten > 0)) throw new Error(`${bytesWritten} bytes were written`);
        rest = withoutFirst(rest, bytesWritten);
        at += bytesWritten;
        this.#end = Math.max(this.#end, at);
        this.#unflushed += bytesWritten;
      }
      if (this.#unflushed >= FLUSH_INTERVAL && flushing === null) this.#flush();
    } catch (error) {
      throw localFailure(error, this.#file);
    }
  }

  truncate(): void {
    attempt(this.#file, () => ftruncateSync(this.#descriptor));
    this.#end = 0;
  }

  /**
   * Brings what was written to the medium, then gives the file the remote one's time and closes it. Fails if this file is
   * no longer there under its name with the size that its record tells.
   */
  async seal(): Promise<void> {
    const file = this.#file;
    try {
      await this.#flushed;
      await synchronizeData(this.#descriptor);
      file.modified = modificationTime(file) ?? Date.now();
      futimesSync(this.#descriptor, file.modified / 1000, file.modified / 1000);
      const { ino } = fstatSync(this.#descriptor);
      this.close();
      const found = lstatSync(file.temporaryName);
      if (!found.isFile() || found.ino !== ino || found.size !== file.size) throw this.#altered();
    } catch (error) {
      throw localFailure(error, file);
    }
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const close = () => closeSync(this.#descriptor);
    if (flushing === this) void this.#flushed.then(close, close);
    else close();
  }

  #altered(): TransferFailure {
    discard(this.#file);
    return altered(this.#file);
  }

  #flush(): void {
    flushing = this;
    this.#unflushed = 0;
    this.#flushed = this.#flushed
      .then(() => synchronizeData(this.#descriptor))
      .finally(() => {
        flushing = null;
      });
    this.#flushed.catch(() => {});
  }
}

/** Makes a file's temporary file empty, if there is one. */
export function truncatePart(file: FileRecord): void {
  let descriptor: number;
  try {
    descriptor = openSync(file.temporaryName, O_RDWR | O_NOFOLLOW);
  } catch (error) {
    if (isMissing(error)) return;
    throw localFailure(error, file);
  }
  try {
    attempt(file, () => ftruncateSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function attempt<T>(file: FileRecord, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw localFailure(error, file);
  }
}

function withoutFirst(chunks: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let skipped = 0;
  let index = 0;
  while (index < chunks.length && skipped + chunks[index]!.length <= bytes) {
    skipped += chunks[index]!.length;
    index += 1;
  }
  if (skipped === bytes) return chunks.slice(index);
  return [chunks[index]!.subarray(bytes - skipped), ...chunks.slice(index + 1)];
}
