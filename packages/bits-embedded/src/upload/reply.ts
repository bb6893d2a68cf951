import { Readable } from "node:stream";
import { downloadFile } from "../download/download-file.ts";
import { startOver } from "../download/start-over.ts";
import { storeBody } from "../download/store-body.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { type Ack, invalidResponse } from "./packet.ts";

/** Notes where the Ack of the last fragment says that the reply is. A server application need not have one to give. */
export function noteReply(reply: FileRecord, ack: Ack): void {
  const address = ack.headers["bits-reply-url"] ?? "";
  reply.remoteName = address === "" ? "" : absolute(address, ack.url);
}

/** Downloads the reply as a file of its own; an empty one is made where the server named none. */
export async function fetchReply(transfer: JobTransfer, reply: FileRecord): Promise<void> {
  if (reply.transferred) return;
  if (reply.remoteName === "") await storeBody(transfer, reply, Readable.from([]));
  else await downloadFile(transfer, reply);
}

/** The reply belongs to a session that is gone. */
export function forgetReply(transfer: JobTransfer, reply: FileRecord): void {
  reply.remoteName = "";
  reply.transferred = false;
  startOver(transfer, reply, null, null);
}

function absolute(address: string, base: string): string {
  if (!URL.canParse(address, base)) throw invalidResponse();
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw invalidResponse();
  return url.href;
}
