import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";

/** A new name, beside the file that it will become: Complete can then rename it without copying. */
export function temporaryNameFor(localName: string): string {
  return besides(localName, "tmp");
}

/** A new name for the reply to an upload, beside the file that is uploaded. */
export function replyNameFor(localName: string): string {
  return besides(localName, "rpl");
}

function besides(localName: string, extension: string): string {
  return join(dirname(localName), `BIT${randomBytes(8).toString("hex").toUpperCase()}.${extension}`);
}
