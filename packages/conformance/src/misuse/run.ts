import { report, reportAtExit } from "./attempt.ts";

// A child process: makes the attempts of a table from one on, or lives one life, and reports.
const [, , table = "", which = ""] = process.argv;
if (table === "life") {
  const { LIVES } = await import("./lives.ts");
  const { atExit, ...life } = LIVES.find((one) => one.name === which)!;
  await report([life]);
  if (atExit !== undefined) process.on("exit", () => reportAtExit(atExit));
} else {
  const { AFTERWARDS, tableOf } = await import("./tables.ts");
  await report([...tableOf(table).slice(Number(which)), AFTERWARDS]);
}
