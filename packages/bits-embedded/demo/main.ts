import { parseArgs } from "node:util";
import { demonstrateEmbedded } from "./embedded.ts";
import { verdict } from "./print.ts";
import { demonstrateSystem } from "./system.ts";

const DEMONSTRATIONS = { embedded: demonstrateEmbedded, system: demonstrateSystem };

const demonstration = chosen();
if (demonstration === undefined) process.exitCode = 2;
else if ((await demonstration()) !== "impossible") verdict();

/** The demonstration that the command line asks for; undefined, and told why, if it asks for none of them. */
function chosen(): (() => unknown) | undefined {
  try {
    const { values } = parseArgs({ options: { service: { type: "string", default: "embedded" } } });
    const { service } = values;
    if (service === "embedded" || service === "system") return DEMONSTRATIONS[service];
    console.error(`--service ${service}: expected one of ${Object.keys(DEMONSTRATIONS).join(", ")}`);
  } catch (error) {
    console.error((error as Error).message);
  }
  return undefined;
}
