import { BG_E_READ_ONLY_PROPERTY, BG_E_UNKNOWN_PROPERTY_ID, BITS_FILE_PROPERTY_ID } from "@combind/bits";
import { ComError } from "@combind/runtime";
import type { FileRecord } from "../record/file-record.ts";

/** The headers of the last response; "" before there was any. */
export function fileProperty(file: FileRecord, id: number): string {
  requireKnown(id);
  return file.responseHeaders ?? "";
}

/** @throws {ComError} always: there is nothing to set */
export function setFileProperty(id: number): never {
  requireKnown(id);
  throw new ComError(BG_E_READ_ONLY_PROPERTY);
}

function requireKnown(id: number): void {
  if (id !== BITS_FILE_PROPERTY_ID.HTTP_RESPONSE_HEADERS) throw new ComError(BG_E_UNKNOWN_PROPERTY_ID);
}
