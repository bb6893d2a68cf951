import type { Socket } from "node:net";
import { Agent, errors } from "undici";
import type { Clock } from "../time/clock.ts";
import { type ConnectionRules, connector } from "./connector.ts";
import { HttpSession } from "./http-session.ts";
import type { Pool } from "./pool.ts";
import type { HttpSettings } from "./types.ts";

/**
 * The connections of a service. Jobs share those that were made under the same rules; a job that looks at certificates
 * itself has its own.
 */
export class HttpClient {
  readonly #waits: { readonly connect: number; readonly headers: number; readonly body: number };
  readonly #pools = new Map<string, Pool>();
  /** All that are not closed, of connections still being made too. */
  readonly #sockets = new Set<Socket>();
  #sessions = 0;
  #closed = false;

  constructor(clock: Clock) {
    this.#waits = {
      connect: clock.wallTime(60_000),
      headers: clock.wallTime(300_000),
      body: clock.wallTime(60_000),
    };
  }

  /** What a job's transfers send their requests with. It owns nothing: there is no need to close it. */
  session(settings: HttpSettings): HttpSession {
    this.#sessions += 1;
    const owner = settings.validateCertificate === null ? "" : `${this.#sessions}`;
    return new HttpSession(settings, (rules) => this.#pool(owner, rules));
  }

  /** Breaks off what is under way and closes all connections. Later requests fail. */
  async close(): Promise<void> {
    this.#closed = true;
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map(({ agent }) => agent.destroy()));
    for (const socket of this.#sockets) socket.destroy();
  }

  /** The connections that obey these rules; forgotten as soon as there are none left. */
  #pool(owner: string, rules: ConnectionRules): Pool {
    if (this.#closed) throw new errors.ClientClosedError();
    const key = [owner, rules.forgiven, rules.tunnel?.origin].join(" ");
    const known = this.#pools.get(key);
    if (known !== undefined) return known;
    const { connect, headers, body } = this.#waits;
    const open = connector(rules, connect, this.#sockets);
    const agent = new Agent({
      allowH2: false,
      headersTimeout: headers,
      bodyTimeout: body,
      connect(options, callback) {
        pool.opened += 1;
        open(options, callback);
      },
    });
    const pool: Pool = { agent, opened: 0 };
    const forgetIfUnused = () => {
      if (this.#pools.get(key) === pool && Object.keys(agent.stats).length === 0) this.#pools.delete(key);
    };
    agent.on("disconnect", forgetIfUnused);
    agent.on("connectionError", forgetIfUnused);
    this.#pools.set(key, pool);
    return pool;
  }
}
