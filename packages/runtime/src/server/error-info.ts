import { type ComError, isComError } from "../errors/com-error.ts";
import { putErrorInfo } from "../errors/error-slot.ts";
import { sayError } from "../errors/saying.ts";
import type { Guid } from "../marshal/guid.ts";

/** Whether something was said since a handler was called. */
let wasSaid = false;
let isForgetting = false;

/** Before a handler is called: whatever was said before does not concern its failure. */
export function expectFailure(): void {
  wasSaid = false;
}

/** The handler itself says more about a failure. */
export function noteSaid(): void {
  wasSaid = true;
}

/**
 * Leaves the message of what a handler has thrown in the IErrorInfo of this thread, for callers that look at it, unless
 * the handler has said something itself. Only callers on this thread can: those that see the failure before any other
 * JavaScript runs, so that nobody else takes it for his.
 */
export function tellFailure(error: unknown, at: string, iid: Guid): void {
  if (wasSaid) return;
  const description = descriptionOf(error);
  if (description === undefined) putErrorInfo(0);
  else {
    sayError({ iid, description, source: at });
    forgetSoon();
  }
}

/** A ComError that says nothing but its code says nothing here either. */
function descriptionOf(error: unknown): string | undefined {
  if (isComError(error)) {
    const { errorInfo, text } = error as ComError;
    return errorInfo?.description ?? text;
  }
  return error instanceof Error ? error.message : undefined;
}

function forgetSoon(): void {
  if (isForgetting) return;
  isForgetting = true;
  queueMicrotask(() => {
    isForgetting = false;
    if (!wasSaid) putErrorInfo(0);
  });
}
