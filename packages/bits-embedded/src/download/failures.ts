import {
  BG_E_INSUFFICIENT_RANGE_SUPPORT,
  BG_E_INVALID_RANGE,
  BG_E_INVALID_SERVER_RESPONSE,
  BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED,
  BG_E_MISSING_FILE_SIZE,
  BG_E_REMOTE_FILE_CHANGED,
  BG_ERROR_CONTEXT,
} from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";
import { ERROR_WINHTTP_CONNECTION_ERROR } from "../http/winhttp-codes.ts";

const { REMOTE_FILE, GENERAL_TRANSPORT, GENERAL_QUEUE_MANAGER } = BG_ERROR_CONTEXT;

const fatal = (code: number) => () => new TransferFailure({ code, context: REMOTE_FILE, kind: "fatal" });

export const missingFileSize = fatal(BG_E_MISSING_FILE_SIZE);
export const insufficientRangeSupport = fatal(BG_E_INSUFFICIENT_RANGE_SUPPORT);
export const invalidRange = fatal(BG_E_INVALID_RANGE);
export const invalidServerResponse = fatal(BG_E_INVALID_SERVER_RESPONSE);
export const changesTooOften = fatal(BG_E_REMOTE_FILE_CHANGED);

export function downloadSizeExceeded(): TransferFailure {
  const code = BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED;
  return new TransferFailure({ code, context: GENERAL_QUEUE_MANAGER, kind: "fatal" });
}

/** The body ended before all the bytes were there that the server promised. */
export function cutShort(cause?: unknown): TransferFailure {
  const code = ERROR_WINHTTP_CONNECTION_ERROR;
  return new TransferFailure({ code, context: GENERAL_TRANSPORT, kind: "transient", cause });
}
