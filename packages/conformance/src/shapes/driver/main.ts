import { driveCalls } from "./calls.ts";
import { countsOf, print } from "./report.ts";
import { Server } from "./server.ts";

// Drives the C server of all shapes in the library that the first argument names, through generated classes only, and
// reports; a line with a "!" says what is not as it must be. The suites run it on Linux and under Wine.

const server = new Server(process.argv[2] as string);
await driveCalls(server, "every call");
print(`\ncounts ${JSON.stringify(countsOf(server.probe))}`);
server.dispose();
