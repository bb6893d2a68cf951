import { addReference } from "../client/reference.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer } from "../marshal/cells.ts";
import { drop, take } from "../marshal/scratch.ts";
import { windows } from "../native/windows.ts";

// Windows keeps one IErrorInfo per thread. Elsewhere this one stands in for it; each thread has modules of its own.

let current = 0;

/** Puts the object at an address, with a reference of its own, in place of the one that is there; 0 for none. */
export function putErrorInfo(info: number): void {
  const library = windows();
  if (library !== null) {
    library.setErrorInfo(0, info);
    return;
  }
  const before = current;
  if (info !== 0) addReference(info);
  current = info;
  if (before !== 0) giveBack(before);
}

/** Whether there may be one. Windows only tells by handing it out. */
export function mayHaveErrorInfo(): boolean {
  return current !== 0 || windows() !== null;
}

/** Takes out what is there: the address passes with its reference. 0 where there is none. */
export function takeErrorInfo(): number {
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
