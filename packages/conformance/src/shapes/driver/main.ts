import { type IUnknown, offThread } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { driveCalls } from "./calls.ts";
import { driveFailures } from "./failures.ts";
import { invoke } from "./invoke.ts";
import type { Caller } from "./observed.ts";
import { countsOf, print } from "./report.ts";
import { serveCalls } from "./serve.ts";
import { Server } from "./server.ts";

// Drives the C server of all shapes in the library that the first argument names, through generated classes only, and
// reports; a line with a "!" says what is not as it must be. The suites run it on Linux and under Wine.

/** On another thread, but for properties, which have no asynchronous twin. */
const elsewhere: Caller = (receiver, member, values) =>
  invoke(member.kind === "method" ? (offThread(receiver) as unknown as IUnknown) : receiver, member, values);

const [library = "", how] = process.argv.slice(2);
const call = how === "off-thread" ? elsewhere : invoke;
const server = new Server(library);
await expectNoLeaks(async () => {
  await driveCalls(server, "every call", call);
  await driveFailures(server, "every method fails", call);
  if (call === invoke) await serveCalls(server);
});
print(`\ncounts ${JSON.stringify(countsOf(server.probe))}`);
server.dispose();
