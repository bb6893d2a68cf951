import type { Readable } from "node:stream";
import type { PartFile } from "./part-file.ts";

/** How many bytes may wait for the disk. As many again may be on their way to it. */
const MOST_WAITING = 2 * 1024 * 1024;

export interface PourOptions {
  readonly signal: AbortSignal;
  /** Before bytes up to here are written; throws to refuse them. */
  readonly arriving: (end: number) => void;
  /** Bytes up to here have been written. Not called after the signal's abort. */
  readonly written: (end: number) => void;
}

/**
 * Writes a body to a file from an offset on, and answers where it ended. What arrives during one write goes into the next
 * as a whole. When the body fails, what came before is written nevertheless; after the signal's abort nothing more is.
 * Settles when no write is under way; the body is then read to its end or destroyed.
 */
export async function pour(
  body: Readable,
  part: PartFile,
  offset: number,
  { signal, arriving, written }: PourOptions,
): Promise<number> {
  const arrivals = new Arrivals(body, signal);
  let end = offset;
  try {
    for (;;) {
      const chunks = await arrivals.take();
      if (chunks.length === 0) return end;
      const start = end;
      end = chunks.reduce((sum, chunk) => sum + chunk.length, start);
      arriving(end);
      await part.write(chunks, start);
      signal.throwIfAborted();
      written(end);
    }
  } finally {
    arrivals.close();
  }
}

/** What of a body has arrived. The body pauses while too much of it is there. */
class Arrivals {
  readonly #body: Readable;
  readonly #signal: AbortSignal;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #isOver = false;
  #error: Error | null = null;
  #wake: () => void = () => {};

  constructor(body: Readable, signal: AbortSignal) {
    this.#body = body;
    this.#signal = signal;
    body.on("data", this.#add);
    body.on("end", () => this.#end(null));
    body.on("error", (error) => this.#end(error));
    body.on("close", () => this.#end(closedEarly()));
    if (body.destroyed) this.#end(body.errored ?? closedEarly());
    signal.addEventListener("abort", this.#stop);
  }

  /** What has arrived since the last time, waiting for it if need be; nothing at the body's end. */
  async take(): Promise<Uint8Array[]> {
    while (this.#bytes === 0 && !this.#isOver && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#signal.throwIfAborted();
    if (this.#bytes === 0 && this.#error !== null) throw this.#error;
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#bytes = 0;
    this.#body.resume();
    return chunks;
  }

  close(): void {
    this.#signal.removeEventListener("abort", this.#stop);
    this.#body.off("data", this.#add);
    this.#body.destroy();
  }

  readonly #add = (chunk: Uint8Array): void => {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= MOST_WAITING) this.#body.pause();
    this.#wake();
  };

  readonly #stop = (): void => {
    this.#wake();
  };

  #end(error: Error | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#error = error;
    this.#wake();
  }
}

function closedEarly(): Error {
  return new Error("the body was closed before its end");
}
