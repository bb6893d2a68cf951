import { ComError } from "../errors/com-error.ts";
import { splitPlace } from "../errors/failure.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer, readUint32 } from "../marshal/cells.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import type { WindowsLibrary } from "../native/windows.ts";
import { callSlot } from "./reference.ts";

const CLSID = "00000323-0000-0000-c000-000000000046" as Guid;
const IGlobalInterfaceTable = { iid: "00000146-0000-0000-c000-000000000046" as Guid, vtableLength: 6 };
const REGISTER = 3;
const REVOKE = 4;
const GET = 5;
const INPROC_SERVER = 1;

/** Enters an interface into the table of the process; answers its cookie. The table takes a reference of its own. */
export function registerGlobally(library: WindowsLibrary, object: number, iid: Guid, at: string): number {
  return withTable(library, at, (table, cell) => {
    writeGuid(cell + 16, iid);
    check(callSlot(table, IGlobalInterfaceTable, REGISTER, "i(pppp)", object, cell + 16, cell), at);
    return readUint32(cell);
  });
}

export function revokeGlobally(library: WindowsLibrary, cookie: number, at: string): void {
  withTable(library, at, (table) => {
    check(callSlot(table, IGlobalInterfaceTable, REVOKE, "i(pI)", cookie), at);
  });
}

/** The interface behind a cookie, for the apartment of this thread: an address that comes with a reference. */
export function getGlobally(library: WindowsLibrary, cookie: number, iid: Guid, at: string): number {
  return withTable(library, at, (table, cell) => {
    writeGuid(cell + 16, iid);
    check(callSlot(table, IGlobalInterfaceTable, GET, "i(pIpp)", cookie, cell + 16, cell), at);
    return readPointer(cell);
  });
}

function withTable<T>(library: WindowsLibrary, at: string, use: (table: number, cell: number) => T): T {
  const cell = take(48);
  try {
    writeGuid(cell + 16, CLSID);
    writeGuid(cell + 32, IGlobalInterfaceTable.iid);
    check(library.coCreateInstance(cell + 16, 0, INPROC_SERVER, cell + 32, cell), at);
    const table = readPointer(cell);
    try {
      return use(table, cell);
    } finally {
      giveBack(table);
    }
  } finally {
    drop(cell);
  }
}

function check(hr: number, at: string): void {
  if (hr >= 0) return;
  const [type, method] = splitPlace(at);
  throw new ComError(hr, { interface: type, method });
}
