import type { Agent } from "undici";

/** Connections that were made under the same rules. */
export interface Pool {
  readonly agent: Agent;
  /** How many connections have been opened so far, or tried to. */
  opened: number;
}
