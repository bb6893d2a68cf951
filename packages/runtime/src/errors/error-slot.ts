import { addReference } from "../client/reference.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer } from "../marshal/cells.ts";
import type { Guid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { windows } from "../native/windows.ts";
import { noteGone } from "./said.ts";

// Windows keeps one IErrorInfo per thread. Elsewhere this one stands in for it; each thread has modules of its own.

/** What an IErrorInfo is to tell. */
export interface Saying {
  /** The interface whose method has failed. */
  readonly iid: Guid;
  readonly description: string;
  readonly source: string;
}

/** An object by its address, with a reference; or what one is yet to be made of. */
let current: number | Saying = 0;

/** Puts the object at an address, with a reference of its own, in place of what is there; 0 for none. */
export function putErrorInfo(info: number): void {
  const library = windows();
  if (library !== null) {
    library.setErrorInfo(0, info);
    return;
  }
  if (info !== 0) addReference(info);
  replace(info);
}

/** Off Windows: only JavaScript can ask, for whom an object is made when it does. */
export function putSaying(saying: Saying): void {
  replace(saying);
}

function replace(next: number | Saying): void {
  const before = current;
  current = next;
  if (typeof before === "number" && before !== 0) giveBack(before);
}

/** Whether there may be one. Windows only tells by handing it out. */
export function mayHaveErrorInfo(): boolean {
  return current !== 0 || windows() !== null;
}

/** Takes out what is there: an address passes with its reference. 0 where there is nothing. */
export function takeErrorInfo(): number | Saying {
  noteGone();
  const library = windows();
  if (library === null) {
    const info = current;
    current = 0;
    return info;
  }
  const cell = take(16);
  try {
    const S_OK = 0;
    return library.getErrorInfo(0, cell) === S_OK ? readPointer(cell) : 0;
  } finally {
    drop(cell);
  }
}
