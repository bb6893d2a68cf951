import { checkBstr } from "../marshal/bstr.ts";
import type { Codec } from "../marshal/codec.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { createHString, deleteHString, hstringText } from "../native/hstring.ts";
import { POINTER_SIZE } from "../native/memory.ts";

/** A string of the Windows Runtime, of which NULL is the empty text. It may hold U+0000. */
export const HString: Codec<string> = {
  size: POINTER_SIZE,
  read: (view, offset) => hstringText(pointerAt(view, offset)),
  write(view, offset, value, memory, at, path) {
    checkBstr(value, at, path);
    writePointerAt(view, offset, memory.keep(createHString(value), deleteHString));
  },
  free(view, offset) {
    deleteHString(pointerAt(view, offset));
    writePointerAt(view, offset, 0);
  },
};
