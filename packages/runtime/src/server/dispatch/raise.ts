import { ComError, isComError } from "../../errors/com-error.ts";
import { BstrText } from "../../marshal/codecs/text.ts";
import { TaskMemory } from "../../marshal/task-memory.ts";
import { POINTER_SIZE, storeBytes } from "../../native/memory.ts";
import { hresultOf, reportHandlerError } from "../handler-error.ts";

const DISP_E_EXCEPTION = 0x8002_0009;

const EXCEPINFO_SIZE = POINTER_SIZE * 8;
const SOURCE = POINTER_SIZE;
const DESCRIPTION = POINTER_SIZE * 2;
const SCODE = POINTER_SIZE * 7;

/**
 * The error that Invoke answers for what a handler threw. Its HRESULT, what it says and where it was thrown go to the
 * EXCEPINFO at an address; where there is none, Invoke answers the HRESULT itself.
 */
export function raise(error: unknown, at: string, address: number): ComError {
  reportHandlerError(error, at);
  const code = hresultOf(error) >>> 0;
  if (address === 0) return new ComError(code);
  const view = new DataView(new ArrayBuffer(EXCEPINFO_SIZE));
  const memory = new TaskMemory();
  try {
    const said = isComError(error) ? error.errorInfo : undefined;
    BstrText.write(view, SOURCE, said?.source ?? at, memory, at, "source");
    BstrText.write(view, DESCRIPTION, said?.description ?? messageOf(error), memory, at, "description");
    view.setUint32(SCODE, code, true);
    memory.handOver();
    storeBytes(address, new Uint8Array(view.buffer));
  } finally {
    memory.free();
  }
  return new ComError(DISP_E_EXCEPTION);
}

/** Anything may be thrown, also what has no text or refuses to tell it. */
function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return "";
  }
}
