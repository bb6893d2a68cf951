import { callSlot, queryInterface } from "../client/reference.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer } from "../marshal/cells.ts";
import { writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { type WindowsLibrary, windows } from "../native/windows.ts";
import { putErrorInfo, putSaying, type Saying } from "./error-slot.ts";
import { IERROR_INFO } from "./iids.ts";

const ICreateErrorInfo = { vtableLength: 8 };
const SET_GUID = 3;
const SET_SOURCE = 4;
const SET_DESCRIPTION = 5;

/** Leaves what an object says of its failure for callers on this thread. */
export function sayError(saying: Saying): void {
  const library = windows();
  if (library === null) putSaying(saying);
  else sayToWindows(library, saying);
}

/** With an object of the system's, which other apartments get a copy of. */
function sayToWindows(library: WindowsLibrary, { iid, description, source }: Saying): void {
  const cell = take(32);
  try {
    if (library.createErrorInfo(cell) < 0) return;
    const creating = readPointer(cell);
    writeGuid(cell + 16, iid);
    callSlot(creating, ICreateErrorInfo, SET_GUID, "i(pp)", cell + 16);
    callSlot(creating, ICreateErrorInfo, SET_SOURCE, "i(ps)", source);
    callSlot(creating, ICreateErrorInfo, SET_DESCRIPTION, "i(ps)", description);
    writeGuid(cell + 16, IERROR_INFO);
    const hr = queryInterface(creating, cell + 16, cell);
    giveBack(creating);
    if (hr < 0) return;
    putErrorInfo(readPointer(cell));
    giveBack(readPointer(cell));
  } finally {
    drop(cell);
  }
}
