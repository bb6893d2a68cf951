import type { HttpResponse } from "../http/types.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";

/** Sends a request for a file. The file's record keeps what the answer tells about it. */
export async function exchange(
  transfer: JobTransfer,
  file: FileRecord,
  method: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpResponse> {
  const { http, signal } = transfer;
  signal.throwIfAborted();
  transfer.connecting();
  const response = await http.request({ method, url: file.remoteName, headers, signal });
  if (signal.aborted) {
    response.body.destroy();
    throw signal.reason;
  }
  file.responseHeaders = response.headerText;
  if (response.reportUrl) file.remoteName = response.url;
  return response;
}
