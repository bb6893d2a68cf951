import type { IUnknown } from "./iunknown.ts";

/** Where the wrappers go that codecs make while something is read; undefined when nobody looks after them. */
let wrappers: IUnknown[] | undefined;

/** Tells who is reading about a wrapper that a codec has made. */
export function noteWrapper(wrapper: IUnknown): void {
  wrappers?.push(wrapper);
}

/** Reads results whose codecs make wrappers. They belong to whoever gets the results; on an error none stays. */
export function received<T>(read: () => T): T {
  const made: IUnknown[] = [];
  try {
    return noting(made, read);
  } catch (error) {
    for (const wrapper of made) wrapper.dispose();
    throw error;
  }
}

/** Reads arguments for a handler: the wrappers that codecs make are added to `borrowed`, for the end of the call. */
export function lent<T>(borrowed: IUnknown[], read: () => T): T {
  return noting(borrowed, read);
}

function noting<T>(made: IUnknown[], read: () => T): T {
  const outer = wrappers;
  wrappers = made;
  try {
    return read();
  } finally {
    wrappers = outer;
  }
}
