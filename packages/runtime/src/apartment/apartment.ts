import { forgetVtables } from "../client/vtable.ts";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { RPC_E_CHANGED_MODE, S_FALSE, S_OK } from "../errors/hresults.ts";
import { insideCallback } from "../lifetime/callbacks.ts";
import { giveBackWaiting } from "../lifetime/give-back.ts";
import { live } from "../lifetime/live.ts";
import { windows } from "../native/windows.ts";
import { atThreadEnd } from "../threads/at-end.ts";
import { workerThreads } from "../threads/worker-threads.ts";
import { MessagePump } from "./message-pump.ts";

export type ApartmentKind = "mta" | "sta";

/** The COM apartment of this thread. */
export interface Apartment {
  /** The kind in force, which is the other one after RPC_E_CHANGED_MODE. */
  readonly kind: ApartmentKind;
  /** S_FALSE: someone else had initialised it likewise. RPC_E_CHANGED_MODE: as the other kind. Both are usable. */
  readonly hresult: typeof S_OK | typeof S_FALSE | typeof RPC_E_CHANGED_MODE;
}

export interface ApartmentOptions {
  /**
   * Whether the runtime handles the messages of a single-threaded apartment, through which calls come in. It does where it
   * has made the apartment itself; the main process of Electron, for example, does so on its own.
   */
  readonly pump?: boolean;
}

const MODELS = { mta: 0, sta: 2 } as const;

let current: Apartment | null = null;
let pump: MessagePump | null = null;
let endsWithThread = false;

/**
 * Chooses this thread's apartment, before the first `createInstance` chooses "mta". Later calls only report what is in
 * force. Off Windows there are no apartments, and any choice is granted.
 *
 * @throws {ComError} when Windows refuses both
 */
export function initializeApartment(kind: ApartmentKind, options: ApartmentOptions = {}): Apartment {
  if (kind !== "mta" && kind !== "sta") {
    throw new TypeError(`initializeApartment(kind): expected "mta" or "sta", got ${describe(kind)}`);
  }
  const wantsPump = pumpOf(options);
  if (current !== null) {
    return { kind: current.kind, hresult: current.kind === kind ? S_FALSE : RPC_E_CHANGED_MODE };
  }
  current = join(kind);
  const isOwn = current.hresult === S_OK;
  if (current.kind === "sta" && windows() !== null && (wantsPump ?? isOwn)) pump = new MessagePump();
  return current;
}

function pumpOf(options: unknown): boolean | undefined {
  if (typeof options !== "object" || options === null)
    throw new TypeError(`initializeApartment(options): expected an object, got ${describe(options)}`);
  const { pump: wanted } = options as ApartmentOptions;
  if (wanted !== undefined && typeof wanted !== "boolean")
    throw new TypeError(`initializeApartment(options.pump): expected a boolean, got ${describe(wanted)}`);
  return wanted;
}

function join(kind: ApartmentKind): Apartment {
  const library = windows();
  if (library === null) return { kind, hresult: S_OK };
  const hr = library.coInitializeEx(0, MODELS[kind]) >>> 0;
  if (hr === RPC_E_CHANGED_MODE) return { kind: kind === "mta" ? "sta" : "mta", hresult: hr };
  if (hr !== S_OK && hr !== S_FALSE)
    throw new ComError(hr, { interface: "COM", method: "initializeApartment" });
  leaveAtThreadEnd();
  return { kind, hresult: hr };
}

/** A worker leaves its apartment as it ends. The apartment of the main thread ends with the process. */
function leaveAtThreadEnd(): void {
  if (endsWithThread || workerThreads().isMainThread) return;
  endsWithThread = true;
  atThreadEnd(() => {
    if (current !== null && !insideCallback() && !isNeeded()) uninitializeApartment();
  });
}

function isNeeded(): boolean {
  giveBackWaiting();
  return live.references > 0 || live.exports > 0 || live.calls > 0;
}

/**
 * Leaves the apartment of this thread, which the runtime has initialised (CoUninitialize): with the last one of the
 * process COM unloads its servers. Does nothing where someone else had made it as the other kind, and where there is none.
 * A worker does this as it ends, unless it has left references behind.
 *
 * @throws {Error} while wrappers of this thread own references, interfaces are exported, or calls of `offThread` are under
 * way, and in a callback from native code
 */
export function uninitializeApartment(): void {
  if (current === null) return;
  if (insideCallback())
    throw new Error("uninitializeApartment: native code that calls back needs the apartment");
  if (isNeeded()) {
    const { references, exports, calls } = live;
    throw new Error(
      `uninitializeApartment: ${references} references of wrappers, ${exports} exported interfaces and ${calls} calls off the thread need the apartment`,
    );
  }
  const wasJoined = current.hresult !== RPC_E_CHANGED_MODE;
  current = null;
  pump?.stop();
  pump = null;
  if (!wasJoined) return;
  windows()?.coUninitialize();
  forgetVtables();
}

/** The apartment of this thread, or null while the runtime has not initialised COM. */
export function apartment(): Apartment | null {
  return current;
}

export function ensureApartment(): void {
  if (current === null) initializeApartment("mta");
}
