import type { Readable } from "node:stream";
import { BG_JOB_PROXY_USAGE } from "@combind/bits";
import { TransferFailure } from "../../src/failure/transfer-failure.ts";
import type { HttpSettings } from "../../src/http/types.ts";

export const direct = { usage: BG_JOB_PROXY_USAGE.NO_PROXY, list: null, bypassList: null };

/** What a job that sets nothing means to its requests. */
export const plain: HttpSettings = {
  customHeaders: null,
  securityFlags: 0,
  proxy: direct,
  validateCertificate: null,
};

/** Never aborts. */
export const signal: AbortSignal = new AbortController().signal;

export async function textOf(body: Readable): Promise<string> {
  let text = "";
  for await (const chunk of body) text += chunk;
  return text;
}

/** What a promise fails with; fails itself if that is no TransferFailure. */
export async function failureOf(promise: Promise<unknown>): Promise<TransferFailure> {
  const error = await promise.then(
    () => new Error("expected a failure"),
    (error: unknown) => error,
  );
  if (error instanceof TransferFailure) return error;
  throw error;
}
