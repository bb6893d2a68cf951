import { expectNoLeaks } from "@combind/runtime/testing";
import { documents } from "./documents.ts";
import { fonts } from "./fonts.ts";
import { loops } from "./loops.ts";
import { refusals } from "./refusals.ts";

// Receives events of Wine's objects and prints what came, as JSON.

const report = await expectNoLeaks(async () => ({
  fonts: fonts(),
  loops: await loops(),
  documents: documents(),
  refusals: refusals(),
}));
console.log(JSON.stringify(report));
