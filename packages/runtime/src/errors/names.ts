import { windows } from "../native/windows.ts";
import { bitsCodes } from "./codes/bits.ts";
import { comCodes } from "./codes/com.ts";
import { controlCodes } from "./codes/control.ts";
import { httpCodes } from "./codes/http.ts";
import { rpcCodes } from "./codes/rpc.ts";
import { win32Codes } from "./codes/win32.ts";
import { winhttpCodes } from "./codes/winhttp.ts";

interface Entry {
  readonly name: string;
  readonly text: string;
}

/** HRESULT_FROM_WIN32: facility 7 over a code of 16 bits. */
const WIN32 = 0x8007_0000;

let entries: Map<number, Entry> | undefined;

/** "0x80004002" */
export function formatHresult(hresult: number): string {
  return `0x${(hresult >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
}

/** The symbolic name of an HRESULT, signed or unsigned; of a wrapped Win32 code, the name of that code. */
export function hresultName(hresult: number): string | undefined {
  return lookUp(hresult)?.name;
}

/** What an HRESULT means: in the system's words where it has any, else in this package's. */
export function hresultText(hresult: number): string | undefined {
  return systemText(hresult) ?? lookUp(hresult)?.text;
}

function lookUp(hresult: number): Entry | undefined {
  entries ??= readTables();
  return entries.get(hresult >>> 0);
}

/** Where two tables have one number, the later name wins: E_ACCESSDENIED rather than ERROR_ACCESS_DENIED. */
function readTables(): Map<number, Entry> {
  const all = new Map<number, Entry>();
  for (const [code, name, text] of [...win32Codes, ...winhttpCodes]) all.set(WIN32 + code, { name, text });
  for (const [status, text] of httpCodes) {
    all.set(0x8019_0000 + status, {
      name: `BG_E_HTTP_ERROR_${status}`,
      text: `HTTP status ${status}: ${text}`,
    });
  }
  for (const [code, name, text] of [...rpcCodes, ...comCodes, ...controlCodes, ...bitsCodes])
    all.set(code, { name, text });
  return all;
}

function systemText(hresult: number): string | undefined {
  try {
    const library = windows();
    if (library === null) return undefined;
    const FROM_SYSTEM_IGNORING_INSERTS = 0x1200;
    const units = new Uint16Array(512);
    const length = library.formatMessage(
      FROM_SYSTEM_IGNORING_INSERTS,
      0,
      hresult >>> 0,
      0,
      units,
      units.length,
      0,
    );
    return String.fromCharCode(...units.subarray(0, length)).trim() || undefined;
  } catch {
    // An error is being described: where the system cannot help, the tables do.
    return undefined;
  }
}
