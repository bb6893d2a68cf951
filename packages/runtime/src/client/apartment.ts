import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { RPC_E_CHANGED_MODE, S_FALSE, S_OK } from "../errors/hresults.ts";
import { windows } from "../native/windows.ts";

export type ApartmentKind = "mta" | "sta";

/** The COM apartment of this thread. */
export interface Apartment {
  /** The kind in force, which is the other one after RPC_E_CHANGED_MODE. */
  readonly kind: ApartmentKind;
  /** S_FALSE: someone else had initialised it likewise. RPC_E_CHANGED_MODE: as the other kind. Both are usable. */
  readonly hresult: typeof S_OK | typeof S_FALSE | typeof RPC_E_CHANGED_MODE;
}

const MODELS = { mta: 0, sta: 2 } as const;

let current: Apartment | null = null;

/**
 * Chooses this thread's apartment, before the first `createInstance` chooses "mta". Later calls only report what is in
 * force. Off Windows there are no apartments, and any choice is granted. Nothing is ever uninitialised: COM belongs to
 * the process.
 *
 * @throws {ComError} when Windows refuses both
 */
export function initializeApartment(kind: ApartmentKind): Apartment {
  if (kind !== "mta" && kind !== "sta") {
    throw new TypeError(`initializeApartment(kind): expected "mta" or "sta", got ${describe(kind)}`);
  }
  if (current !== null) {
    return { kind: current.kind, hresult: current.kind === kind ? S_FALSE : RPC_E_CHANGED_MODE };
  }
  current = { kind, hresult: S_OK };
  const library = windows();
  if (library !== null) {
    const hr = library.coInitializeEx(0, MODELS[kind]) >>> 0;
    if (hr === RPC_E_CHANGED_MODE) current = { kind: kind === "mta" ? "sta" : "mta", hresult: hr };
    else if (hr === S_FALSE) current = { kind, hresult: hr };
    else if (hr !== S_OK) {
      current = null;
      throw new ComError(hr, { interface: "COM", method: "initializeApartment" });
    }
  }
  return current;
}

/** The apartment of this thread, or null while the runtime has not initialised COM. */
export function apartment(): Apartment | null {
  return current;
}

export function ensureApartment(): void {
  if (current === null) initializeApartment("mta");
}
