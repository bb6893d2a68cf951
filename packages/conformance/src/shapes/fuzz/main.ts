import "./pool.ts";
import { parseArgs } from "node:util";
import { print } from "../driver/report.ts";
import { Server } from "../driver/server.ts";
import { unbalanced, wrongOutcome } from "./judge.ts";
import { Random } from "./random.ts";
import { Tally } from "./tally.ts";
import { playTurn } from "./turn.ts";

// Calls methods of the C server of all shapes at random, and reports; a line with a "!" says what is not as it must be. Each
// call is announced before it is made, with its seed and turn: `--seed n --only turn` plays that turn again.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    calls: { type: "string", default: "1000" },
    only: { type: "string" },
  },
});

const [seed, wanted, library] = [Number(values.seed), Number(values.calls), positionals[0]!];
const server = new Server(library);
const tally = new Tally();

async function play(turn: number): Promise<void> {
  const random = new Random(seed, turn);
  const called = await playTurn(library, random, (call) => print(`${seed} ${turn} ${call}`));
  for (const one of called) {
    tally.count(one);
    complain(wrongOutcome(one));
  }
}

function complain(...complaints: readonly (string | undefined)[]): void {
  for (const one of complaints) if (one !== undefined) print(`  ! ${one}`);
}

/** Blocks of the system's allocator that nobody has freed, which only Windows tells; it caches some at first. */
let [halfway, foreign] = [0, 0];
if (values.only === undefined) {
  for (let turn = 0; tally.calls < wanted; turn++) {
    complain(...(await unbalanced(server, () => play(turn))));
    if (tally.calls < wanted / 2) halfway = server.probe.getMemory().foreign;
  }
  foreign = server.probe.getMemory().foreign - halfway;
} else {
  complain(...(await unbalanced(server, () => play(Number(values.only)))));
}
// Fails where the server has no memory left: it would have answered the last calls with nothing.
server.probe.takeLog();
server.dispose();
print(`summary ${JSON.stringify({ ...tally.toJSON(), foreign })}`);
