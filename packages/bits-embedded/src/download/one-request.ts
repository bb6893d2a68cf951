import { statusFailure } from "../http/status-failure.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { exchange } from "./exchange.ts";
import { contentLength, lastModified } from "./remote-version.ts";
import { storeBody } from "./store-body.ts";

/** Verbs whose requests have a body, be it an empty one. */
const WITH_BODY: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

/** Downloads a file in one request of any verb, from its beginning: of the server nothing but an answer is asked. */
export async function downloadInOneRequest(
  transfer: JobTransfer,
  file: FileRecord,
  method: string,
): Promise<void> {
  const headers: Record<string, string> = WITH_BODY.has(method) ? { "Content-Length": "0" } : {};
  const response = await exchange(transfer, file, method, headers);
  const { status } = response;
  if (status < 200 || status > 299 || status === 206) {
    response.body.destroy();
    throw statusFailure(response);
  }
  const version = { size: contentLength(response), lastModified: lastModified(response) };
  await storeBody(transfer, file, response.body, version);
}
