import { onLinux, underWine } from "./run.ts";

// Measures what is left of the danger when a worker ends while threads call its object. Each run is a process of its own;
// arguments are how often, and `wine` to do it there. Of interest: processes that died, runs in which a call that was
// under way got a wrong answer, runs in which it never returned.

const [, , runs = "50", system = "linux"] = process.argv;
const THREADS = "8";
const CALLS = "300";
const PAUSE_MICROSECONDS = "100";

const run = system === "wine" ? underWine("window") : onLinux("window");
console.table(
  ["terminate", "exit", "throw", "naturally"].map((how) => {
    const figures = { "worker ends by": how, runs: Number(runs), died: 0, "wrong answers": 0, hung: 0 };
    for (let index = 0; index < Number(runs); index++) {
      const { code, stdout } = run("outlive", how, "first", THREADS, CALLS, PAUSE_MICROSECONDS);
      if (code !== 0) {
        figures.died++;
        continue;
      }
      const { wrong, running } = JSON.parse(stdout);
      if (wrong > 0) figures["wrong answers"]++;
      if (running > 0) figures.hung++;
    }
    return figures;
  }),
);
