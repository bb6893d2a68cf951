import { releaseNow } from "../client/reference.ts";
import { insideCallback } from "./callbacks.ts";

/** References whose wrappers were disposed during a callback. */
const waiting: number[] = [];

/**
 * Gives a wrapper's reference back. During a callback the Release waits for a microtask: native code further down the
 * stack may still be inside that very object.
 */
export function giveBack(object: number): void {
  if (!insideCallback()) {
    releaseNow(object);
  } else {
    if (waiting.length === 0) queueMicrotask(giveBackWaiting);
    waiting.push(object);
  }
}

/** Gives back what waits, unless a callback is on the stack still. */
export function giveBackWaiting(): void {
  for (const object of waiting.splice(0)) giveBack(object);
}
