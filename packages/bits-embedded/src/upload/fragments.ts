import { basename } from "node:path";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import type { LocalSource } from "./local-source.ts";
import { type Ack, invalidResponse, refusal, requireAccepted } from "./packet.ts";
import type { UploadServer } from "./server.ts";

const KIB = 1024;
const LARGEST_FRAGMENT = 1024 * KIB;
/** A server that finds even this too large does not want the file. */
const SMALLEST_FRAGMENT = 4 * KIB;

/** How often in one run of a job the server may answer without wanting the byte after those that it got. */
const MOST_RETREATS = 10;

// The protocol does not say how an empty file goes. A range cannot be empty, but HTTP has a way to tell a length alone.
const EMPTY_RANGE = "bytes */0";

/**
 * Sends the content in fragments, one after the other, from `file.sent` on: the server says with each Ack which byte it
 * wants next, and is obeyed, backwards too. `file.sent` becomes the file's size only with the Ack of a fragment that
 * ended it, since only that Ack can tell where a reply is. The Ack of an
 * empty file's only fragment, which is empty, is that of its end.
 *
 * @returns that Ack
 */
export async function sendFragments(
  server: UploadServer,
  file: FileRecord,
  source: LocalSource,
  transfer: Pick<JobTransfer, "progressed" | "save">,
): Promise<Ack> {
  const { size } = source.version;
  const lastByte = Math.max(0, size - 1);
  let limit = LARGEST_FRAGMENT;
  let retreats = 0;
  for (;;) {
    const start = Math.min(file.sent, lastByte);
    const body = await source.read(start, Math.min(limit, size - start));
    const end = start + body.length;
    const ack = await server.post({
      type: "Fragment",
      headers: fragmentHeaders(file, start, end, size),
      body,
    });
    if (ack.status === 413 && limit > SMALLEST_FRAGMENT) {
      limit /= 2;
      continue;
    }
    const next = wanted(ack, size);
    const isLast = ack.status !== 416 && end === size && next === size;
    file.sent = isLast ? size : Math.min(next, lastByte);
    if (next > start || isLast) {
      transfer.progressed(file);
    } else {
      retreats += 1;
      if (retreats > MOST_RETREATS) throw invalidResponse();
      transfer.save();
    }
    if (isLast) return ack;
  }
}

/** The offset that the server wants to go on from. A fragment beyond it was refused with 416. */
function wanted(ack: Ack, size: number): number {
  if (ack.status !== 416) requireAccepted(ack);
  const text = ack.headers["bits-received-content-range"];
  if (text === undefined) throw ack.status === 416 ? refusal(ack) : invalidResponse();
  const offset = /^\d{1,16}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  if (offset > size) throw invalidResponse();
  return offset;
}

function fragmentHeaders(file: FileRecord, start: number, end: number, size: number): Record<string, string> {
  return {
    ...(start === 0 ? { "Content-Name": contentName(file.localName) } : {}),
    "Content-Range": size === 0 ? EMPTY_RANGE : `bytes ${start}-${end - 1}/${size}`,
  };
}

/** A file's name without its path, in characters that a header may have: the others, and "%", as in a URL. */
function contentName(localName: string): string {
  const bytes = Buffer.from(basename(localName)).toString("latin1");
  return bytes.replace(/[^\x20-\x24\x26-\x7e]/g, (byte) => {
    const code = byte.charCodeAt(0).toString(16).toUpperCase();
    return `%${code.padStart(2, "0")}`;
  });
}
