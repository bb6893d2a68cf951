import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { temporaryNameFor } from "../../src/local/temporary-name.ts";
import { type FileRecord, newFileRecord } from "../../src/record/file-record.ts";

/** A folder for each test of a file. */
export const folder = { path: "" };

beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), "combind-local-"));
});
afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

/** A file to download, of which nothing is on disk. */
export function newFile(name = "file"): FileRecord {
  const localName = join(folder.path, name);
  return newFileRecord("http://localhost/file", localName, temporaryNameFor(localName));
}
