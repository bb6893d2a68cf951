import { type ComError, isComError } from "../errors/com-error.ts";
import { putErrorInfo } from "../errors/error-slot.ts";
import { isSaid, noteGone } from "../errors/said.ts";
import { sayError } from "../errors/saying.ts";
import type { Guid } from "../marshal/guid.ts";

let isForgetting = false;

/**
 * Leaves the message of what a handler has thrown in the IErrorInfo of this thread, for callers that look at it, unless
 * the handler has said something itself. Only callers on this thread can: those that see the failure before any other
 * JavaScript runs, so that nobody else takes it for his.
 */
export function tellFailure(error: unknown, at: string, iid: Guid): void {
  const wasSaid = isSaid();
  noteGone();
  if (wasSaid) return;
  const description = descriptionOf(error);
  if (description === undefined) putErrorInfo(0);
  else {
    sayError({ iid, description, source: at });
    forgetSoon();
  }
}

/** A ComError that says nothing but its code says nothing here either. Only text may go to native code. */
function descriptionOf(error: unknown): string | undefined {
  const said: unknown = isComError(error)
    ? textOf(error)
    : error instanceof Error
      ? error.message
      : undefined;
  return typeof said === "string" ? said : undefined;
}

function textOf({ errorInfo, text }: ComError): unknown {
  return errorInfo?.description ?? text;
}

function forgetSoon(): void {
  if (isForgetting) return;
  isForgetting = true;
  queueMicrotask(() => {
    isForgetting = false;
    if (!isSaid()) putErrorInfo(0);
  });
}
