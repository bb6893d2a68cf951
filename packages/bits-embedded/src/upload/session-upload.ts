import { BG_E_LOCAL_FILE_CHANGED, BG_E_SESSION_NOT_FOUND } from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { sendFragments } from "./fragments.ts";
import { LocalSource } from "./local-source.ts";
import { isAccepted, refusal, requireAccepted } from "./packet.ts";
import { fetchReply, forgetReply, noteReply } from "./reply.ts";
import { UploadServer } from "./server.ts";
import { createSession } from "./session.ts";

/** How often one run of a job may begin anew because the server has lost the session. */
const MOST_SESSIONS = 5;

/**
 * Uploads with the BITS upload protocol: Create-Session, Fragments, the reply if there is to be one, Close-Session. A
 * session that is under way goes on where it was left, by whatever process.
 */
export async function uploadInSession(transfer: JobTransfer, file: FileRecord): Promise<void> {
  const server = new UploadServer(transfer, file);
  try {
    const source = await LocalSource.open(file, file.upload?.local ?? null);
    try {
      await uploadFrom(source, server, transfer, file);
    } finally {
      await source.close();
    }
  } catch (error) {
    if (isFailure(error, BG_E_LOCAL_FILE_CHANGED)) await abandon(server, transfer, file);
    throw error;
  }
  file.upload = null;
  file.transferred = true;
  transfer.fileTransferred(file);
}

async function uploadFrom(
  source: LocalSource,
  server: UploadServer,
  transfer: JobTransfer,
  file: FileRecord,
): Promise<void> {
  let host: string | null = null;
  for (let sessions = 1; ; sessions++) {
    try {
      if (file.upload === null)
        await createSession(server, file, source.version, host, () => transfer.save());
      await sendAll(source, server, transfer, file);
      await close(server);
      return;
    } catch (error) {
      if (!isFailure(error, BG_E_SESSION_NOT_FOUND)) throw error;
      host = file.upload?.host ?? null;
      startOver(transfer, file);
      if (sessions === MOST_SESSIONS) throw error;
    }
  }
}

async function sendAll(
  source: LocalSource,
  server: UploadServer,
  transfer: JobTransfer,
  file: FileRecord,
): Promise<void> {
  const { reply } = transfer.record;
  if (!isAllSent(file)) {
    const ack = await sendFragments(server, file, source, transfer);
    if (reply !== null && !reply.transferred) noteReply(reply, ack);
    transfer.save();
  }
  if (reply !== null) await fetchReply(transfer, reply);
}

/**
 * Whether the server has said that it has the whole content. Of an empty file this cannot be told: its only fragment is
 * sent again.
 */
export function isAllSent({ size, sent }: FileRecord): boolean {
  return size !== null && size > 0 && sent === size;
}

/** It is worth another try only if the server had trouble of its own. */
async function close(server: UploadServer): Promise<void> {
  const ack = await server.post({ type: "Close-Session" });
  if (isAccepted(ack) || ack.status >= 500) return requireAccepted(ack);
  const { code, context } = refusal(ack);
  throw new TransferFailure({ code, context, kind: "fatal" });
}

/** The session held another content. It is cancelled if the server can be reached, and Resume begins with a new one. */
async function abandon(server: UploadServer, transfer: JobTransfer, file: FileRecord): Promise<void> {
  if (file.upload === null) return;
  await server.post({ type: "Cancel-Session" }).catch(() => {});
  transfer.signal.throwIfAborted();
  startOver(transfer, file);
}

function startOver(transfer: JobTransfer, file: FileRecord): void {
  const { reply } = transfer.record;
  if (reply !== null) forgetReply(transfer, reply);
  file.upload = null;
  file.sent = 0;
  transfer.save();
}

function isFailure(error: unknown, code: number): boolean {
  return error instanceof TransferFailure && error.code === code;
}
