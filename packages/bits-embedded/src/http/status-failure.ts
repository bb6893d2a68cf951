import { BG_ERROR_CONTEXT } from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";

/** HRESULT for a status: facility 25, the BG_E_HTTP_ERROR_* codes. */
export function statusCode(status: number): number {
  return 0x80190000 + status;
}

/** A status that is no success, as a failure of the remote file. */
export function statusFailure({ status }: { readonly status: number }): TransferFailure {
  return new TransferFailure({
    code: statusCode(status),
    context: BG_ERROR_CONTEXT.REMOTE_FILE,
    kind: isFatal(status) ? "fatal" : "transient",
  });
}

/** Which statuses a retry does not mend: the classes that BITS documents for server applications and custom headers. */
function isFatal(status: number): boolean {
  if (status >= 300 && status < 400) return status <= 305 || status === 307;
  if (status >= 400 && status < 500) return status !== 408 && status !== 409;
  return status === 501 || status === 505;
}
