import { CommanderError } from "commander";
import { printDiagnostics } from "./print.ts";
import { createProgram } from "./program.ts";
import { Refusal } from "./refusal.ts";

/** Exit codes: 0 done, 1 the input has errors or differs, 2 the command line is wrong. */
const program = createProgram((code) => {
  process.exitCode = code;
});
program.exitOverride();
for (const command of program.commands) command.exitOverride();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof Refusal) {
    printDiagnostics(error.diagnostics);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
