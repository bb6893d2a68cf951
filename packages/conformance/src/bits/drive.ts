import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CACHE, PACKAGE } from "../paths.ts";
import { failure } from "../process.ts";
import { stripFolder } from "../server/strip.ts";
import { stageForWindows } from "../stage.ts";
import { startWineNode, windowsPath } from "../wine/wine.ts";
import { QUESTION } from "./drivers/ask.ts";
import { WebServer } from "./web-server.ts";

/** Does what a driver asks for, in words. */
export type Answer = (words: readonly string[]) => Promise<void> | void;

/** Milliseconds: drivers give up after 45 s by themselves, and the service takes up to 30 s to start. */
const LIMIT = 90_000;

const POLL = 20;

/** A place from which drivers run under Wine: a server for them, a folder for their downloads. */
export class Bench {
  readonly server: WebServer;
  /** Where downloads go. */
  readonly downloads: string;
  readonly #drivers: string;

  private constructor(server: WebServer, name: string) {
    this.server = server;
    this.downloads = join(CACHE, "bits", name);
    rmSync(this.downloads, { recursive: true, force: true });
    mkdirSync(this.downloads, { recursive: true });
    const folder = stageForWindows(`bits-${name}`);
    this.#drivers = join(folder, "drivers");
    stripFolder(join(PACKAGE, "src/bits/drivers"), this.#drivers);
  }

  /** `name` tells the folders of suites that run side by side apart. */
  static async open(name: string): Promise<Bench> {
    return new Bench(await WebServer.start(), name);
  }

  /**
   * Runs a driver of `drivers/` to its end and gives its report; throws with what it said if it fails or hangs. What
   * the driver asks for meanwhile (see `drivers/ask.ts`) is left to `answer`.
   */
  async drive<Report>(
    driver: string,
    args: readonly string[] = [],
    answer?: Answer,
    signal?: AbortSignal,
  ): Promise<Report> {
    const script = join(this.#drivers, `${driver}.js`);
    const all = [this.server.origin, windowsPath(this.downloads), ...args];
    const ended = new AbortController();
    const answers = answer && this.#answerQuestions(answer, ended.signal);
    const env = { NODE_OPTIONS: undefined };
    const result = await startWineNode(script, all, { env, timeout: LIMIT, ...(signal && { signal }) });
    ended.abort();
    await answers;
    if (result.code !== 0) throw failure(`${driver} ${args.join(" ")}`, result);
    return JSON.parse(result.stdout) as Report;
  }

  /** Runs a driver until it asks for its end: it is killed, by its id. */
  async kill(driver: string, args: readonly string[] = []): Promise<void> {
    const killer = new AbortController();
    const drive = this.drive(driver, args, () => killer.abort(), killer.signal);
    await drive.catch((error: Error) => {
      if (!error.message.includes("ended with SIGKILL")) throw error;
    });
  }

  /** Goes on to the end of the driver even if an answer fails, which it then throws. */
  async #answerQuestions(answer: Answer, ended: AbortSignal): Promise<void> {
    const question = join(this.downloads, QUESTION);
    const failures: unknown[] = [];
    while (!ended.aborted) {
      if (existsSync(question)) {
        try {
          await answer(JSON.parse(readFileSync(question, "utf8")));
        } catch (error) {
          failures.push(error);
        }
        rmSync(question);
      } else {
        await delay(POLL);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async close(): Promise<void> {
    await this.server.close();
    rmSync(this.downloads, { recursive: true, force: true });
  }
}
