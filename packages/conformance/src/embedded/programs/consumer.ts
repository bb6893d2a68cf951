/**
 * A program that uses BITS, written for Windows: it takes the address of a web server and a folder, and prints every
 * call that it makes and what came of it. It knows nothing of the service behind the interfaces.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  BackgroundCopyManager,
  BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT,
  BG_JOB_PRIORITY,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BG_NOTIFY_DISABLE,
  BG_NOTIFY_FILE_TRANSFERRED,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_TRANSFERRED,
  IBackgroundCopyCallback,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyManager,
} from "@combind/bits";
import {
  ComError,
  guid,
  hresultName,
  type InterfaceClass,
  type IUnknown,
  implement,
  offThread,
  sameObject,
} from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { Transcript } from "./transcript.ts";

const [, , origin, folder] = process.argv as [string, string, string, string];

const { call, note, section } = new Transcript({ [origin]: "ORIGIN", [folder]: "FOLDER" });

const DONE: ReadonlySet<BG_JOB_STATE> = new Set([
  BG_JOB_STATE.ERROR,
  BG_JOB_STATE.TRANSIENT_ERROR,
  BG_JOB_STATE.TRANSFERRED,
]);

await expectNoLeaks(async () => {
  const manager = BackgroundCopyManager.create();
  try {
    await jobs(manager);
    await properties(manager);
    await files(manager);
    await interfaces(manager);
    await download(manager);
    await several(manager);
    await growing(manager);
    await names(manager);
    await redirects(manager);
    await failures(manager);
    await cancelled(manager);
    await completed(manager);
  } finally {
    manager.dispose();
  }
});

async function jobs(manager: IBackgroundCopyManager): Promise<void> {
  section("jobs");
  const first = newJob(manager, "first");
  const second = newJob(manager, "second");
  await call(() => first.getDisplayName());
  await call(() => first.getType());
  await call(() => stateOf(first));
  await call(() => first.getProgress());
  await call(() => first.getId() === second.getId());
  const id = first.getId();
  const found = await call(() => manager.getJob(id));
  await call(() => found!.getDisplayName());
  await call(() => found!.getId() === id);
  await call(() => manager.getJob(guid("00000000-0000-0000-0000-000000000001")));

  await call(() => listed(manager, [first, second]));
  const list = manager.enumJobs(0);
  const count = list.getCount();
  note("the list has at least two", count >= 2);
  await call(() => namesOf(list.next(count)).length === count);
  await call(() => list.next(1));
  await call(() => hresultName(list.skip(1)));
  await call(() => list.reset());
  await call(() => hresultName(list.skip(count)));
  await call(() => list.next(1));
  await call(() => hresultName(first.cancel()));
  await call(() => hresultName(second.cancel()));
  await call(() => stateOf(first));
  dispose(list, found!, first, second);
}

async function properties(manager: IBackgroundCopyManager): Promise<void> {
  section("properties");
  const job = newJob(manager, "properties");
  await call(() => job.getNotifyFlags());
  await call(() => job.setNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE | BG_NOTIFY_FILE_TRANSFERRED));
  await call(() => job.getNotifyFlags());
  await call(() => job.setNotifyFlags(0x8000_0000));
  await call(() => job.setNotifyFlags(0));
  await call(() => job.getNotifyFlags());
  await call(() => job.setDescription("all that can be set"));
  await call(() => job.getDescription());
  await call(() => job.setDescription("d".repeat(1025)));
  await call(() => job.setDescription("d".repeat(1024)));
  await call(() => job.getDescription().length);
  await call(() => job.setDescription(""));
  await call(() => job.getDescription());
  await call(() => job.setDescription("Größe 漢字 😀"));
  await call(() => job.getDescription());
  for (const [name, priority] of Object.entries(BG_JOB_PRIORITY)) {
    note("priority", name);
    await call(() => job.setPriority(priority));
  }
  await call(() => job.setMinimumRetryDelay(60));
  await call(() => job.setNoProgressTimeout(600));
  await call(() => job.getNotifyInterface());

  const options = job.as(IBackgroundCopyJobHttpOptions);
  await call(() => options.getCustomHeaders());
  await call(() => options.setCustomHeaders("X-One: 1\r\nX-Two: 2\r\n"));
  await call(() => options.getCustomHeaders());
  await call(() => options.setCustomHeaders(null));
  await call(() => options.getCustomHeaders());
  await call(() => options.getSecurityFlags());
  await call(() => options.setSecurityFlags(BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT));
  await call(() => options.getSecurityFlags());

  await call(() => job.getError());
  await call(() => job.resume());
  await call(() => stateOf(job));
  await call(() => hresultName(job.cancel()));
  dispose(options, job);
}

async function files(manager: IBackgroundCopyManager): Promise<void> {
  section("files");
  const job = newJob(manager, "files");
  await call(() => job.addFile(`${origin}/small`, join(folder, "one")));
  await call(() =>
    job.addFileSet([
      { remoteName: `${origin}/other`, localName: join(folder, "two") },
      { remoteName: `${origin}/third?with=a&query`, localName: join(folder, "three") },
    ]),
  );
  await call(() => stateOf(job));
  await call(() => job.getProgress());
  const list = job.enumFiles();
  await call(() => list.getCount());
  await call(() => filesOf(job));
  await call(() => namesOf(list.next(2)).length);
  await call(() => namesOf(list.next(2)).length);
  await call(() => list.next(1));
  await call(() => hresultName(list.skip(1)));
  await call(() => list.reset());
  await call(() => hresultName(list.skip(2)));
  await call(() => namesOf(list.next(9)).length);
  await call(() => job.addFile(`${origin}/fourth`, join(folder, "four")));
  await call(() => list.getCount());
  await call(() => filesOf(job).length);
  await call(() => void job.cancel());
  dispose(list, job);
}

async function interfaces(manager: IBackgroundCopyManager): Promise<void> {
  section("interfaces");
  const job = newJob(manager, "interfaces");
  job.addFile(`${origin}/small`, join(folder, "small"));
  const types: readonly InterfaceClass<IUnknown>[] = [
    IBackgroundCopyJob,
    IBackgroundCopyJob2,
    IBackgroundCopyJob3,
    IBackgroundCopyJob4,
    IBackgroundCopyJobHttpOptions,
  ];
  for (const type of types) {
    note("interface", type.interfaceName);
    const other = await call(() => job.as(type));
    await call(() => sameObject(job, other!));
    const back = await call(() => other!.as(IBackgroundCopyJob));
    await call(() => stateOf(back!));
    dispose(other!, back!);
  }
  await call(() => job.tryAs(IBackgroundCopyFile));
  await call(() => job.as(IBackgroundCopyManager));
  await call(() => manager.tryAs(IBackgroundCopyJob));
  const again = manager.getJob(job.getId());
  await call(() => sameObject(job, again));
  const list = job.enumFiles();
  const [file] = list.next(1);
  const file2 = await call(() => file!.as(IBackgroundCopyFile2));
  await call(() => file2!.getRemoteName());
  await call(() => file!.as(IBackgroundCopyJob));
  await call(() => void job.cancel());
  dispose(file2!, file!, list, again, job);
}

async function download(manager: IBackgroundCopyManager): Promise<void> {
  section("a download with headers and a callback");
  const job = newJob(manager, "download");
  const id = job.getId();
  const local = join(folder, "slow");
  const heard: string[] = [];
  const callback = implement(IBackgroundCopyCallback, {
    jobTransferred: (job) => {
      heard.push(`jobTransferred ${job.getDisplayName()} ${job.getId() === id} ${stateOf(job)}`);
    },
    jobError: () => {
      heard.push("jobError");
    },
    jobModification: () => {
      heard.push("jobModification");
    },
  });
  await call(() => job.addFile(`${origin}/slow`, local));
  const options = job.as(IBackgroundCopyJobHttpOptions);
  await call(() => options.setCustomHeaders("X-Consumer: unchanged\r\nAuthorization: Bearer abc\r\n"));
  await call(() => job.setNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
  await call(() => offThread(job).setNotifyInterface(callback));
  const set = await call(() => offThread(job).getNotifyInterface());
  await call(() => sameObject(set!, callback));
  await call(() => job.resume());
  await call(() => untilMoving(job));
  await call(() => job.resume());
  const found = await call(() => manager.getJob(id));
  await call(() => sameObject(job, found!));
  await call(() => stateOf(found!));
  await call(() => job.setDescription("on its way"));
  await call(() => job.getError());
  await call(() => existsSync(local));
  await call(() => settled(job));
  await call(() => existsSync(local));
  await call(() => filesOf(job));
  await call(() => job.getProgress().bytesTransferred);

  // Whoever has gone through another job has also heard of the one before.
  const next = newJob(manager, "next");
  next.addFile(`${origin}/small`, join(folder, "next"));
  next.resume();
  await call(() => settled(next));
  note("heard", heard);
  await call(() => offThread(job).setNotifyInterface(null));
  await call(() => job.getNotifyInterface());
  await call(async () => hresultName(await offThread(job).complete()));
  await call(() => stateOf(job));
  await call(() => digest(local));
  await call(() => progressOf(job));
  await call(() => job.getProgress().bytesTransferred);
  await call(async () => hresultName(await offThread(next).complete()));
  await call(() => textOf("next"));
  note("heard", heard);
  dispose(found!, set!, callback, options, next);
  await finalState(job);
  job.dispose();
}

/** What a job still answers when it is acknowledged or cancelled. */
async function finalState(job: IBackgroundCopyJob): Promise<void> {
  await call(() => job.resume());
  await call(() => job.cancel());
  await call(() => job.setDescription("too late"));
  await call(() => job.setNotifyFlags(BG_NOTIFY_JOB_ERROR));
  await call(() => job.setNotifyInterface(null));
  await call(() => stateOf(job));
  await call(() => job.getDisplayName());
  await call(() => job.getProgress().filesTotal);
  await call(() => job.getNotifyFlags());
  await call(() => job.complete());
}

async function several(manager: IBackgroundCopyManager): Promise<void> {
  section("two jobs at once, two files each");
  const pair = ["left", "right"].map((name) => {
    const job = newJob(manager, name);
    for (const part of ["small", "other"]) job.addFile(`${origin}/${part}`, join(folder, `${name} ${part}`));
    return job;
  });
  for (const job of pair) await call(() => job.resume());
  await call(() => Promise.all(pair.map(settled)));
  await call(() => listed(manager, pair));
  for (const job of pair) {
    await call(() => filesOf(job));
    await call(() => job.getProgress().filesTransferred);
    await call(() => job.getProgress().bytesTransferred);
    await call(() => hresultName(job.complete()));
    await call(() => stateOf(job));
    await call(() => job.getDisplayName());
  }
  await call(() => ["left small", "left other", "right small", "right other"].map(textOf));
  dispose(...pair);
}

async function growing(manager: IBackgroundCopyManager): Promise<void> {
  section("a job that gets another file when it is done");
  const job = newJob(manager, "growing");
  job.addFile(`${origin}/small`, join(folder, "early"));
  await call(() => job.resume());
  await call(() => settled(job));
  await call(() => job.addFile(`${origin}/other`, join(folder, "late")));
  await call(() => stateOf(job));
  await call(() => job.getProgress().filesTotal);
  await call(() => job.getProgress().filesTransferred);
  await call(() => job.resume());
  await call(() => settled(job));
  await call(() => job.getProgress().filesTransferred);
  await call(() => hresultName(job.complete()));
  await call(() => textOf("early"));
  await call(() => textOf("late"));
  job.dispose();
}

async function names(manager: IBackgroundCopyManager): Promise<void> {
  section("a file in the way, an empty file, names");
  const job = newJob(manager, "Namen 漢字");
  const there = join(folder, "there");
  writeFileSync(there, "from before");
  job.addFile(`${origin}/small`, there);
  job.addFile(`${origin}/empty`, join(folder, "empty"));
  job.addFile(`${origin}/query?a=1&b=%20`, join(folder, "ünï 漢字 😀.bin"));
  await call(() => job.getDisplayName());
  await call(() => job.resume());
  await call(() => settled(job));
  await call(() => textOf("there"));
  await call(() => filesOf(job));
  await call(() => hresultName(job.complete()));
  await call(() => textOf("there"));
  await call(() => textOf("empty"));
  await call(() => textOf("ünï 漢字 😀.bin"));
  job.dispose();
}

async function redirects(manager: IBackgroundCopyManager): Promise<void> {
  section("redirects");
  for (const status of [301, 302, 307]) {
    const job = newJob(manager, `redirect ${status}`);
    job.addFile(`${origin}/redirect/${status}`, join(folder, `redirect ${status}`));
    note("status", status);
    await call(() => job.resume());
    await call(() => settled(job));
    await call(() => filesOf(job));
    await call(() => hresultName(job.complete()));
    await call(() => textOf(`redirect ${status}`));
    job.dispose();
  }
}

async function failures(manager: IBackgroundCopyManager): Promise<void> {
  section("what the server refuses");
  for (const status of [400, 401, 404, 414, 501, 505]) {
    const job = newJob(manager, `refused with ${status}`);
    const local = join(folder, `refused ${status}`);
    job.addFile(`${origin}/status/${status}`, local);
    note("status", status);
    await call(() => job.resume());
    await call(() => settled(job));
    const error = await call(() => job.getError());
    await call(() => error!.getError().context);
    await call(() => new ComError(error!.getError().code).code);
    const file = await call(() => error!.getFile());
    await call(() => file!.getRemoteName());
    await call(() => file!.getLocalName());
    await call(() => job.getProgress().filesTransferred);
    await call(() => job.setDescription("failed"));
    await call(() => job.resume());
    await call(() => settled(job));
    await call(() => listed(manager, [job]));
    await call(() => hresultName(job.complete()));
    await call(() => stateOf(job));
    await call(() => existsSync(local));
    dispose(file!, error!, job);
  }
}

async function cancelled(manager: IBackgroundCopyManager): Promise<void> {
  section("cancelled before, and when it is there");
  const before = newJob(manager, "cancelled before");
  before.addFile(`${origin}/small`, join(folder, "before"));
  const after = newJob(manager, "cancelled after");
  after.addFile(`${origin}/small`, join(folder, "after"));
  await call(() => after.resume());
  await call(() => settled(after));
  for (const job of [before, after]) {
    await call(() => void job.cancel());
    await call(() => stateOf(job));
    await finalState(job);
  }
  await call(() => existsSync(join(folder, "before")));
  await call(() => existsSync(join(folder, "after")));
  const empty = newJob(manager, "empty");
  await call(() => hresultName(empty.cancel()));
  await call(() => stateOf(empty));
  dispose(before, after, empty);
}

async function completed(manager: IBackgroundCopyManager): Promise<void> {
  section("completed too early");
  const empty = newJob(manager, "empty");
  await call(() => hresultName(empty.complete()));
  await call(() => stateOf(empty));
  const waiting = newJob(manager, "waiting");
  waiting.addFile(`${origin}/small`, join(folder, "waiting"));
  await call(() => hresultName(waiting.complete()));
  await call(() => stateOf(waiting));
  dispose(empty, waiting);
  note("left in the folder", readdirSync(folder).toSorted());
}

function newJob(manager: IBackgroundCopyManager, name: string): IBackgroundCopyJob {
  return manager.createJob(name, BG_JOB_TYPE.DOWNLOAD).job;
}

function stateOf(job: IBackgroundCopyJob): string {
  const state = job.getState();
  return Object.entries(BG_JOB_STATE).find(([, value]) => value === state)![0];
}

/** Waits until the service is done with the job, or has given up. */
async function settled(job: IBackgroundCopyJob): Promise<string> {
  while (!DONE.has(job.getState())) await delay(20);
  return stateOf(job);
}

/** Waits until some of the job has arrived. */
async function untilMoving(job: IBackgroundCopyJob): Promise<string> {
  while (job.getProgress().bytesTransferred === 0n) await delay(20);
  return stateOf(job);
}

/** Which of the jobs a loop over all of them finds, by name. */
function listed(manager: IBackgroundCopyManager, wanted: readonly IBackgroundCopyJob[]): string[] {
  const ids = wanted.map((job) => job.getId());
  const list = manager.enumJobs(0);
  const found: string[] = [];
  for (const job of list) if (ids.includes(job.getId())) found.push(job.getDisplayName());
  list.dispose();
  return found.toSorted();
}

/** Names and sizes of a job's files, in the order of their names. */
function filesOf(job: IBackgroundCopyJob): string[] {
  return eachFile(job, (file) => {
    const { bytesTotal, bytesTransferred } = file.getProgress();
    return `${file.getLocalName()} from ${file.getRemoteName()}: ${bytesTransferred} of ${bytesTotal}`;
  });
}

function progressOf(job: IBackgroundCopyJob): string[] {
  return eachFile(job, (file) => {
    const { bytesTotal, bytesTransferred, completed } = file.getProgress();
    return `${bytesTransferred} of ${bytesTotal}, ${completed ? "" : "not "}available`;
  });
}

function eachFile(job: IBackgroundCopyJob, tell: (file: IBackgroundCopyFile) => string): string[] {
  const list = job.enumFiles();
  const told: string[] = [];
  for (const file of list) told.push(tell(file));
  list.dispose();
  return told.toSorted();
}

/** Interface names of objects, which it disposes. */
function namesOf(objects: readonly IUnknown[]): string[] {
  return objects.map((object) => {
    object.dispose();
    return object.constructor.name;
  });
}

function textOf(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

function digest(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

function dispose(...objects: readonly IUnknown[]): void {
  for (const object of objects) object.dispose();
}
