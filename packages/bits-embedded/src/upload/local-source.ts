import { type FileHandle, open, stat } from "node:fs/promises";
import { BG_E_LOCAL_FILE_CHANGED, BG_ERROR_CONTEXT } from "@combind/bits";
import { E_ACCESSDENIED } from "@combind/runtime";
import { TransferFailure } from "../failure/transfer-failure.ts";
import { localFailure } from "../local/local-failure.ts";
import type { FileRecord, UploadSession } from "../record/file-record.ts";

type LocalVersion = UploadSession["local"];

/** The file of an upload, open for reading, which may not change before the server has all of it. */
export class LocalSource {
  readonly version: LocalVersion;
  readonly #file: FileRecord;
  readonly #handle: FileHandle;

  private constructor(file: FileRecord, handle: FileHandle, version: LocalVersion) {
    this.version = version;
    this.#file = file;
    this.#handle = handle;
  }

  /** `known` is what the server has parts of already: nothing else may follow. */
  static async open(file: FileRecord, known: LocalVersion | null): Promise<LocalSource> {
    const version = await versionOf(file);
    if (known !== null && !isSame(version, known)) throw changed(file);
    try {
      return new LocalSource(file, await open(file.localName), version);
    } catch (error) {
      throw localFailure(error, file);
    }
  }

  /**
   * Reads into memory of its own.
   *
   * @throws {TransferFailure} BG_E_LOCAL_FILE_CHANGED if the file is not as it was when it was opened
   */
  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafeSlow(length);
    try {
      for (let read = 0; read < length; ) {
        const { bytesRead } = await this.#handle.read(bytes, read, length - read, offset + read);
        if (bytesRead === 0) throw changed(this.#file);
        read += bytesRead;
      }
    } catch (error) {
      throw localFailure(error, this.#file);
    }
    if (!isSame(await versionOf(this.#file), this.version)) throw changed(this.#file);
    return bytes;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Of what has the name now, so that a file put in the place of the one that is open counts as a change. */
async function versionOf(file: FileRecord): Promise<LocalVersion> {
  try {
    const stats = await stat(file.localName);
    if (!stats.isFile()) throw failure(file, E_ACCESSDENIED);
    return { size: stats.size, modified: stats.mtimeMs };
  } catch (error) {
    throw localFailure(error, file);
  }
}

function isSame(a: LocalVersion, b: LocalVersion): boolean {
  return a.size === b.size && a.modified === b.modified;
}

function changed(file: FileRecord): TransferFailure {
  return failure(file, BG_E_LOCAL_FILE_CHANGED);
}

function failure(file: FileRecord, code: number): TransferFailure {
  return new TransferFailure({ code, context: BG_ERROR_CONTEXT.LOCAL_FILE, kind: "fatal", file });
}
