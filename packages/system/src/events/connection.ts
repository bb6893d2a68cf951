import { type CallSignal, type IUnknown, isComError } from "@combind/runtime";
import type { IConnectionPoint } from "../gen/index.ts";
import type { Gate } from "./gate.ts";

/** Connections that are to end before the process does. */
const open = new Set<Connection>();
let endsAtExit = false;

/** Events that are being received, until it is disposed or its signal fires. It keeps the object that sends them alive. */
export class Connection implements Disposable {
  readonly #point: IConnectionPoint;
  readonly #cookie: number;
  readonly #gate: Gate;
  readonly #signal: CallSignal | undefined;
  #isOpen = true;
  readonly #end = (): void => this.dispose();

  /** Takes the connection point over. */
  constructor(point: IConnectionPoint, cookie: number, gate: Gate, signal: CallSignal | undefined) {
    this.#point = point;
    this.#cookie = cookie;
    this.#gate = gate;
    this.#signal = signal;
    open.add(this);
    endOpenOnesAtExit();
    signal?.addEventListener("abort", this.#end, { once: true });
    // It may have fired while the source was told of its receiver.
    if (signal?.aborted) this.dispose();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Ends the connection: no handler is called any more. Does nothing the second time. */
  dispose(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#gate.shut();
    open.delete(this);
    try {
      this.#signal?.removeEventListener("abort", this.#end);
    } catch {
      // A signal that is not as it should be keeps a listener that does nothing any more.
    }
    try {
      this.#point.unadvise(this.#cookie);
    } catch (error) {
      // A source that has let go already, or is gone: it is over all the same.
      if (!isComError(error)) throw error;
    } finally {
      this.#point.dispose();
    }
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** Makes a connection of a receiver, of which the source holds the only reference from then on. */
export function connect(
  point: IConnectionPoint,
  sink: IUnknown,
  gate: Gate,
  signal: CallSignal | undefined,
): Connection {
  try {
    return new Connection(point, point.advise(sink), gate, signal);
  } catch (error) {
    gate.shut();
    point.dispose();
    throw error;
  } finally {
    sink.dispose();
  }
}

function endOpenOnesAtExit(): void {
  if (endsAtExit) return;
  endsAtExit = true;
  process.once("exit", () => {
    for (const connection of open) connection.dispose();
  });
}
