import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BG_JOB_TYPE } from "@combind/bits";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newJobRecord } from "../../src/engine/new-job.ts";
import { newFileRecord } from "../../src/record/file-record.ts";
import { DiskStore } from "../../src/store/disk-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "combind-store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function record(name: string) {
  const job = newJobRecord(name, BG_JOB_TYPE.DOWNLOAD, "S-1-0-0", 1_700_000_000_000);
  job.files.push(
    newFileRecord("http://127.0.0.1/a", "/tmp/ä", "/tmp/BIT1.tmp", [{ offset: 1, length: null }]),
  );
  return job;
}

test("what was saved is there after opening the folder again, in the order of creation", () => {
  const [first, second, third] = [record("first"), record("second"), record("third")] as const;
  const store = new DiskStore(folder);
  for (const one of [first, second, third]) store.save(one);
  store.save({ ...first, description: "changed" });
  store.remove(second.id);
  store.close();

  const again = new DiskStore(folder);
  expect(again.load()).toEqual([{ ...first, description: "changed" }, third]);
  again.close();
});

test("a folder that does not exist is made", () => {
  const store = new DiskStore(join(folder, "a", "b"));
  store.close();
  expect(readFileSync(join(folder, "a", "b", "jobs.sqlite")).length).toBeGreaterThan(0);
});

test("a folder has one store at a time, also across processes", () => {
  const store = new DiskStore(folder);
  store.save(record("mine"));
  expect(() => new DiskStore(folder)).toThrow(/jobs\.sqlite cannot be opened: another service uses them/);
  const path = JSON.stringify(join(folder, "jobs.sqlite"));
  const other = `new (require("node:sqlite").DatabaseSync)(${path}).prepare("SELECT * FROM jobs").all()`;
  expect(() => execFileSync(process.execPath, ["-e", other], { stdio: "pipe" })).toThrow(/locked/);
  store.close();
  const next = new DiskStore(folder);
  expect(next.load()).toHaveLength(1);
  next.close();
});

test("what was saved survives a kill", () => {
  const script = `
    import { DiskStore } from ${JSON.stringify(new URL("../../src/store/disk-store.ts", import.meta.url).href)};
    const store = new DiskStore(process.argv[1]);
    store.save(JSON.parse(process.argv[2]));
    process.kill(process.pid, "SIGKILL");`;
  const saved = record("survivor");
  const args = ["--input-type=module", "-e", script, folder, JSON.stringify(saved)];
  expect(() => execFileSync(process.execPath, args, { stdio: "pipe" })).toThrow();
  const store = new DiskStore(folder);
  expect(store.load()).toEqual([saved]);
  store.close();
});

test("a file that is no database, or of another format, is refused and left alone", () => {
  const path = join(folder, "jobs.sqlite");
  writeFileSync(path, "not a database, but long enough to be looked at".repeat(20));
  const before = readFileSync(path);
  expect(() => new DiskStore(folder)).toThrow(/cannot be opened: file is not a database/);
  expect(readFileSync(path)).toEqual(before);
});

test("a record that cannot be read is refused, and the folder let go of", () => {
  const store = new DiskStore(folder);
  store.save(record("mine"));
  store.close();
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const database = new DatabaseSync(join(folder, "jobs.sqlite"));
  database.exec("UPDATE jobs SET record = '{'");
  database.close();
  expect(() => new DiskStore(folder).load()).toThrow(/jobs\.sqlite cannot be opened: .*JSON/);
  const next = new DiskStore(folder);
  next.close();
});

test.skipIf(process.platform === "win32")(
  "nobody else may read the jobs, whatever folder they are in",
  () => {
    chmodSync(folder, 0o755);
    const store = new DiskStore(folder);
    store.save(record("mine"));
    const files = readdirSync(folder);
    expect(files).toContain("jobs.sqlite-wal");
    // Windows has no such permissions, and Node makes some up.
    if (process.platform !== "win32")
      for (const file of files) expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    store.close();
  },
);
