import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The file through which a driver asks; the other side takes it away when it has done what it says. */
export const QUESTION = "question";

const POLL = 20;

/**
 * Asks the process that started this driver to do something, and waits until it has. Through files: `node:http`
 * cannot connect under Wine 8, which has none of the TCP keep-alive that it asks for.
 */
export async function ask(folder: string, ...words: readonly string[]): Promise<void> {
  const question = join(folder, QUESTION);
  writeFileSync(`${question}.new`, JSON.stringify(words));
  renameSync(`${question}.new`, question);
  while (existsSync(question)) await delay(POLL);
}
