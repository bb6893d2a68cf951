import { NullResultError } from "../../errors/null-result-error.ts";
import { ansiText } from "../../native/ansi.ts";
import { bstrText, releaseBstr } from "../../native/bstr.ts";
import { POINTER_SIZE } from "../../native/memory.ts";
import { checkBstr } from "../bstr.ts";
import { checkString, checkStringOrNull } from "../checks.ts";
import type { Codec } from "../codec.ts";
import {
  freeStringAt,
  pointerAt,
  stringAt,
  stringAtOrNull,
  writePointerAt,
  writeStringAt,
} from "../fields.ts";

/** A pointer to zero-terminated UTF-16 text, never NULL. */
export const WideText: Codec<string> = {
  size: POINTER_SIZE,
  read: stringAt,
  write(view, offset, value, memory, at, path) {
    checkString(value, at, path);
    writeStringAt(view, offset, value, memory);
  },
  free: freeStringAt,
};

export const WideTextOrNull: Codec<string | null> = {
  size: POINTER_SIZE,
  read: stringAtOrNull,
  write(view, offset, value, memory, at, path) {
    checkStringOrNull(value, at, path);
    writeStringAt(view, offset, value, memory);
  },
  free: freeStringAt,
};

/** A pointer to zero-terminated text in the system's ANSI code page (UTF-8 off Windows), never NULL. */
export const AnsiText: Codec<string> = {
  size: POINTER_SIZE,
  read(view, offset) {
    const address = pointerAt(view, offset);
    if (address === 0) throw new NullResultError("a record", "string");
    return ansiText(address);
  },
  write(view, offset, value, memory, at, path) {
    checkString(value, at, path);
    writePointerAt(view, offset, memory.ansi(value, at, path));
  },
  free: freeStringAt,
};

export const AnsiTextOrNull: Codec<string | null> = {
  size: POINTER_SIZE,
  read(view, offset) {
    const address = pointerAt(view, offset);
    return address === 0 ? null : ansiText(address);
  },
  write(view, offset, value, memory, at, path) {
    checkStringOrNull(value, at, path);
    writePointerAt(view, offset, value === null ? 0 : memory.ansi(value, at, path));
  },
  free: freeStringAt,
};

/** A BSTR, of which NULL is the empty text. */
export const BstrText: Codec<string> = {
  size: POINTER_SIZE,
  read: (view, offset) => bstrText(pointerAt(view, offset)),
  write(view, offset, value, memory, at, path) {
    checkBstr(value, at, path);
    writePointerAt(view, offset, memory.bstr(value));
  },
  free: (view, offset) => releaseBstr(pointerAt(view, offset)),
};
