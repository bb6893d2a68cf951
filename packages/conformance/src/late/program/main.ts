import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectNoLeaks } from "@combind/runtime/testing";
import { collections } from "./collections.ts";
import { dictionary } from "./dictionary.ts";
import { files } from "./files.ts";
import { typed } from "./typed.ts";

// Calls Windows' scripting objects by name and prints what comes of it.

const folder = mkdtempSync(join(tmpdir(), "combind-late-"));
try {
  writeFileSync(join(folder, "one.txt"), "first\r\nsecond\r\n");
  writeFileSync(join(folder, "two.txt"), "");
  await expectNoLeaks(() => {
    dictionary();
    collections();
    files(folder);
    typed();
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
