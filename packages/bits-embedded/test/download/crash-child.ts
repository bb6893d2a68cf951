import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { download } from "../../src/download/download.ts";
import { HttpClient } from "../../src/http/http-client.ts";
import { Clock } from "../../src/time/clock.ts";
import { TestTransfer } from "./scene.ts";

/** Runs the job whose record is in a file, and saves it there now and then, until it is done or somebody kills it. */
const path = process.argv[2]!;
const client = new HttpClient(new Clock());
const transfer = new TestTransfer(JSON.parse(readFileSync(path, "utf8")), client);
let savedAt = 0;
transfer.save = () => {
  savedAt = Date.now();
  writeFileSync(`${path}.new`, JSON.stringify(transfer.record));
  renameSync(`${path}.new`, path);
};
transfer.onProgress = () => {
  if (Date.now() - savedAt >= 250) transfer.save();
};
await download(transfer);
transfer.save();
await client.close();
