import { Readable } from "node:stream";
import { contentLength, lastModified } from "../download/remote-version.ts";
import { storeBody } from "../download/store-body.ts";
import { TransferFailure } from "../failure/transfer-failure.ts";
import { statusFailure } from "../http/status-failure.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { LocalSource } from "./local-source.ts";

const CHUNK = 256 * 1024;

/**
 * Uploads with an overridden method: one request, the whole file as its body, and the answer's body as the reply if the
 * job wants one. Nobody knows what a second request would do, so every failure is fatal and a new run starts at zero.
 */
export async function uploadInOneRequest(
  transfer: JobTransfer,
  file: FileRecord,
  method: string,
): Promise<void> {
  try {
    const source = await LocalSource.open(file, null);
    try {
      await send(source, transfer, file, method);
    } finally {
      await source.close();
    }
  } catch (error) {
    throw error instanceof TransferFailure ? fatal(error) : error;
  }
  file.sent = file.size!;
  file.transferred = true;
  transfer.fileTransferred(file);
}

async function send(
  source: LocalSource,
  transfer: JobTransfer,
  file: FileRecord,
  method: string,
): Promise<void> {
  const { record, http, signal } = transfer;
  const { size } = source.version;
  file.size = size;
  file.sent = 0;
  transfer.save();
  transfer.connecting();
  const content = Readable.from(read(source, transfer, file), { objectMode: false, highWaterMark: CHUNK });
  try {
    const response = await http.request({
      method,
      url: file.remoteName,
      headers: { "Content-Length": String(size) },
      body: content,
      followRedirects: false,
      signal,
    });
    transfer.transferring();
    file.responseHeaders = response.headerText;
    if (response.status < 200 || response.status > 299) {
      response.body.destroy();
      throw statusFailure(response);
    }
    const version = { size: contentLength(response), lastModified: lastModified(response) };
    if (record.reply !== null) await storeBody(transfer, record.reply, response.body, version);
    else for await (const _ of response.body);
  } finally {
    content.destroy();
  }
}

/** The content in chunks. One counts as sent when the next is asked for. */
async function* read(source: LocalSource, transfer: JobTransfer, file: FileRecord): AsyncGenerator<Buffer> {
  const { size } = source.version;
  for (let offset = 0; offset < size; ) {
    const chunk = await source.read(offset, Math.min(CHUNK, size - offset));
    yield chunk;
    offset += chunk.length;
    transfer.transferring();
    file.sent = offset;
    transfer.progressed(file);
  }
}

function fatal({ code, context, file, cause }: TransferFailure): TransferFailure {
  return new TransferFailure({ code, context, kind: "fatal", file, cause });
}
