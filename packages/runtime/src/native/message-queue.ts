import { openLibrary } from "./libraries.ts";

/** What Windows fills in for a message, and more: 48 bytes where pointers are wide. */
const MESSAGE_BYTES = 64;
const REMOVE = 1;

type Function = (...values: unknown[]) => number;

interface Queue {
  readonly message: Uint8Array;
  readonly peek: Function;
  readonly translate: Function;
  readonly dispatch: Function;
}

let queue: Queue | undefined;

function open(): Queue {
  const user32 = openLibrary("user32.dll");
  const message = ["void*"];
  return {
    message: new Uint8Array(MESSAGE_BYTES),
    peek: user32.func("__stdcall", "PeekMessageW", "int32", [
      "void*",
      "uintptr",
      "uint32",
      "uint32",
      "uint32",
    ]),
    translate: user32.func("__stdcall", "TranslateMessage", "int32", message),
    dispatch: user32.func("__stdcall", "DispatchMessageW", "intptr", message),
  };
}

/**
 * Handles the messages that wait for windows of this thread, at most as many as given. A single-threaded apartment gets
 * its calls this way. Answers how many there were.
 */
export function handleMessages(most: number): number {
  queue ??= open();
  const { message, peek, translate, dispatch } = queue;
  let handled = 0;
  while (handled < most && peek(message, 0, 0, 0, REMOVE) !== 0) {
    handled++;
    translate(message);
    dispatch(message);
  }
  return handled;
}
