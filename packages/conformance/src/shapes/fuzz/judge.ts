import { ComError, NativeMemoryError, NullResultError, ReleasedError } from "@combind/runtime";
import { drop, take } from "@combind/runtime/codegen";
import { expectNoLeaks } from "@combind/runtime/testing";
import { countsOf, difference } from "../driver/report.ts";
import type { Server } from "../driver/server.ts";
import { Planted } from "./given.ts";
import type { Called } from "./turn.ts";

/** What a call may throw; `Planted` is what the arguments themselves threw. */
const KNOWN = [TypeError, RangeError, ComError, ReleasedError, NullResultError, NativeMemoryError, Planted];

/** What an engine says where nobody has checked a value. */
const BY_THE_ENGINE =
  /^(Cannot |.* is not (a function|iterable|defined|a constructor|an object)|Invalid |Class constructor|Method |Reflect|Offset |Start offset|Array buffer|byte length|Object prototype|Converting )/;

/** A revoked proxy throws whenever it is touched, as a getter may. */
const REVOKED = "on a proxy that has been revoked";

/** What is wrong with the outcome of a call; undefined where nothing is. */
export function wrongOutcome(called: Called): string | undefined {
  if (!("error" in called)) return undefined;
  const { error } = called;
  const known = error instanceof Error && KNOWN.some((type) => error.constructor === type);
  if (!known) return `threw ${error instanceof Error ? error.stack : typeof error}`;
  return BY_THE_ENGINE.test(error.message) && !error.message.endsWith(REVOKED)
    ? `was refused by the engine: ${error.stack}`
    : undefined;
}

/** Plays a turn and tells what does not balance after it: memory of the server and of the calls, references, objects. */
export async function unbalanced(server: Server, play: () => Promise<void>): Promise<string[]> {
  const before = countsOf(server.probe);
  const scratch = scratchTop();
  const wrong: string[] = [];
  try {
    await expectNoLeaks(play);
  } catch (error) {
    wrong.push((error as Error).message);
  }
  const { given, freed, misused, lent, regained, taken, alive, broken } = difference(
    before,
    countsOf(server.probe),
  );
  if (freed !== given) wrong.push(`${freed} of ${given} blocks were freed`);
  if (regained + taken !== lent) wrong.push(`of ${lent} blocks ${regained} were regained and ${taken} taken`);
  if (misused !== 0) wrong.push(`${misused} frees were wrong`);
  if (alive !== 0) wrong.push(`${alive} objects are left`);
  if (broken !== 0) wrong.push(`${broken} checks of the server failed`);
  if (scratchTop() !== scratch) wrong.push("scratch memory is left");
  return wrong;
}

/** Where the next frame of scratch memory lies. */
function scratchTop(): number {
  const frame = take(16);
  drop(frame);
  return frame;
}
