// What a handler says of its failure with `setErrorInfo` stands; only where it says nothing the runtime does.

/** Whether the handler that is running, or else code outside of any, has said something that is still there. */
let wasSaid = false;

export function isSaid(): boolean {
  return wasSaid;
}

export function noteSaid(): void {
  wasSaid = true;
}

/** Somebody took it, or put something else in its place. */
export function noteGone(): void {
  wasSaid = false;
}

/** Before a handler is called: whatever was said before does not concern its failure. Answers what `leaveHandler` needs. */
export function enterHandler(): boolean {
  const outer = wasSaid;
  wasSaid = false;
  return outer;
}

/** When it has succeeded, what the one around it had said is there as before. */
export function leaveHandler(outer: boolean): void {
  wasSaid = outer && !wasSaid;
}
