import { missing } from "../requirements.ts";
import { startSession } from "./wine.ts";

/**
 * Vitest's global set-up: keeps Wine's own processes (services, drivers, the desktop) for the whole run. They inherit the
 * output of the program that starts them, so that a crash of theirs would stand in what a program under test said.
 */
export default function setup(): (() => void) | undefined {
  return missing(["wine"]).length === 0 ? startSession() : undefined;
}
