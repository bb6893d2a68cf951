import { handleMessages } from "../native/message-queue.ts";

/** Milliseconds between two looks at the queue. */
const INTERVAL = 5;

/** Messages for each look, so that timers and input of this thread get their turn. */
const MOST = 1_000;

/**
 * Lets calls into a single-threaded apartment through while this thread waits for events. It keeps no process alive. Its
 * message is shared: calls that come in while one is handled do not look at the queue themselves.
 */
export class MessagePump {
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => handleMessages(MOST), INTERVAL).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
