/**
 * Calls of which Wine's BITS and the documentation do not say the same, or which one of the services does not have.
 * Every line that this prints differs between Wine's BITS and the embedded service.
 */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  BackgroundCopyManager,
  BackgroundCopyManager1_5,
  BackgroundCopyManager10_3,
  BG_AUTH_SCHEME,
  BG_AUTH_TARGET,
  BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT,
  BG_JOB_PRIORITY,
  BG_JOB_PROXY_USAGE,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
  IBackgroundCopyCallback,
  IBackgroundCopyFile2,
  IBackgroundCopyFile6,
  type IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyJobHttpOptions3,
} from "@combind/bits";
import { formatHresult, hresultName, implement, isComError, offThread, scope } from "@combind/runtime";
import { Transcript } from "./transcript.ts";

const [, , origin, folder] = process.argv as [string, string, string, string];

const { call, note, section } = new Transcript({ [origin]: "ORIGIN", [folder]: "FOLDER" });

const { QUEUED, CONNECTING, TRANSFERRING } = BG_JOB_STATE;

const ENGLISH = 0x0409;

await scope(async (s) => {
  const manager = s.adopt(BackgroundCopyManager.create());
  const newJob = (...paths: readonly string[]) => {
    const { job } = s.adopt(manager.createJob("job", BG_JOB_TYPE.DOWNLOAD));
    for (const path of paths) job.addFile(`${origin}/${path}`, join(folder, path.replace("/", " ")));
    return job;
  };
  const transferred = async (...paths: readonly string[]) => {
    const job = newJob(...paths);
    job.resume();
    await settled(job);
    return job;
  };
  const cancelled = () => {
    const job = newJob();
    job.cancel();
    return job;
  };

  section("classes and interfaces");
  await call(() => dispose(BackgroundCopyManager1_5.create()));
  await call(() => dispose(BackgroundCopyManager10_3.create()));
  const bare = newJob("small");
  await call(() => dispose(bare.as(IBackgroundCopyJob5)));
  await call(() => dispose(bare.as(IBackgroundCopyJobHttpOptions3)));
  const [first] = s.adopt(bare.enumFiles()).next(1);
  const file = s.adopt(first!.as(IBackgroundCopyFile2));
  s.adopt(first!);
  await call(() => dispose(file.as(IBackgroundCopyFile6)));

  section("methods that Wine does not have");
  await call(() => stateOf(after(newJob(), (job) => job.suspend())));
  await call(() => newJob().getTimes().transferCompletionTime);
  await call(() => newJob().getOwner().slice(0, 2));
  await call(() => newJob().setDisplayName("new name"));
  await call(() => newJob().getPriority());
  await call(() => newJob().getErrorCount());
  await call(() => newJob().setProxySettings(BG_JOB_PROXY_USAGE.NO_PROXY, null, null));
  await call(() => newJob().getProxySettings().proxyUsage);
  await call(() => newJob().takeOwnership());
  await call(() => dispose(bare.enumFiles().clone()));
  await call(() => file.getFileRanges());
  await call(() => file.setRemoteName(`${origin}/other`));
  await call(() => manager.getErrorDescription(0x80200003, ENGLISH).length > 0);
  const job3 = s.adopt(newJob().as(IBackgroundCopyJob3));
  await call(() => job3.addFileWithRanges(`${origin}/small`, join(folder, "ranges"), []));
  const job4 = s.adopt(newJob().as(IBackgroundCopyJob4));
  await call(() => job4.getMaximumDownloadTime());

  section("methods that the embedded service does not have");
  const job2 = s.adopt(newJob().as(IBackgroundCopyJob2));
  const credentials = {
    target: BG_AUTH_TARGET.SERVER,
    scheme: BG_AUTH_SCHEME.BASIC,
    credentials: { userName: "someone", password: "something" },
  };
  await call(() => job2.setCredentials(credentials));
  await call(() => job3.setFileACLFlags(0));
  await call(() => job4.setPeerCachingFlags(0));

  section("arguments");
  await call(() => manager.createJob("j".repeat(257), BG_JOB_TYPE.DOWNLOAD).job.dispose());
  for (const [remote, local] of [
    ["no address", join(folder, "a")],
    ["ftp://host/file", join(folder, "a")],
    [`${origin}/a blank`, join(folder, "a")],
    [`${origin}/${"a".repeat(2300)}`, join(folder, "a")],
    ["", join(folder, "a")],
    [`${origin}/a`, "relative"],
    [`${origin}/a`, join(folder, "a*b")],
    [`${origin}/a`, join(folder, "no", "such", "folder")],
    [`${origin}/a`, ""],
  ] as const) {
    note("names", [remote.slice(0, 40), local]);
    await call(() => newJob().addFile(remote, local));
  }
  await call(() => newJob().setPriority(9 as BG_JOB_PRIORITY));
  const options = s.adopt(newJob().as(IBackgroundCopyJobHttpOptions));
  await call(() => options.setCustomHeaders(`X-Long: ${"a".repeat(16384)}\r\n`));
  await call(() => options.setSecurityFlags(0x8000_0000));
  await call(() => hresultName(job3.replaceRemotePrefix("http://one", "http://two")));
  await call(() => hresultName(job3.replaceRemotePrefix("", "http://two")));

  section("properties");
  await call(() => newJob().getDescription());
  await call(() => newJob().getMinimumRetryDelay());
  await call(() => after(newJob(), (job) => job.setMinimumRetryDelay(3)).getMinimumRetryDelay());
  await call(() => newJob().getNoProgressTimeout());
  await call(() => after(newJob(), (job) => job.setNoProgressTimeout(60)).getNoProgressTimeout());

  section("the order of files");
  const pair = newJob("small", "other");
  await call(() => remoteNames(pair));

  section("the end of a job");
  await call(() => cancelled().addFile(`${origin}/small`, join(folder, "small")));
  await call(() => cancelled().setPriority(BG_JOB_PRIORITY.HIGH));
  await call(() => cancelled().setMinimumRetryDelay(60));
  await call(() => cancelled().setNoProgressTimeout(60));
  const late = s.adopt(cancelled().as(IBackgroundCopyJobHttpOptions));
  await call(() => late.setCustomHeaders(null));
  await call(() => late.setSecurityFlags(BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT));
  await call(() => stateOf(after(cancelled(), (job) => refused(() => job.complete()))));
  await call(() => hresultName(bare.cancel()));
  const done = await transferred("small", "other");
  await call(() => done.getProgress().bytesTotal);
  await call(() => anyCompleted(done));
  await call(() => done.resume());
  const twice = await transferred("small");
  await call(() => hresultName(twice.cancel()));
  done.complete();

  section("answers of the server");
  for (const status of [403, 405, 406, 408, 409, 410, 413, 416, 429, 500, 502, 503, 504]) {
    const job = await transferred(`status/${status}`);
    note("status", status);
    await call(() => outcome(job));
    job.cancel();
  }
  for (const status of [303, 308]) {
    const job = await transferred(`redirect/${status}`);
    note("status", status);
    await call(() => job.getProgress().bytesTransferred);
    job.complete();
  }
  for (const path of ["short", "unmeasured"]) {
    const job = await transferred(path);
    note("answer", path);
    await call(() => outcome(job));
    job.cancel();
  }
  const nobody = newJob();
  nobody.addFile("http://127.0.0.1:1/", join(folder, "nobody"));
  nobody.resume();
  await settled(nobody);
  await call(() => outcome(nobody));
  nobody.cancel();

  section("errors and notifications");
  const heard = new Set<string>();
  const callback = implement(IBackgroundCopyCallback, {
    jobError: () => void heard.add("jobError"),
    jobModification: () => void heard.add("jobModification"),
  });
  s.adopt(callback);
  const missing = newJob("status/404");
  missing.setNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION);
  await offThread(missing).setNotifyInterface(callback);
  missing.resume();
  await settled(missing);
  for (const end = Date.now() + 2000; heard.size < 2 && Date.now() < end; ) await delay(20);
  await call(() => [...heard].toSorted());
  const error = s.adopt(missing.getError());
  await call(() => error.getErrorDescription(ENGLISH).length > 0);
  await call(() => error.getErrorContextDescription(ENGLISH).length > 0);
  await call(() => error.getProtocol());
  await offThread(missing).setNotifyInterface(null);
  await offThread(missing).complete();
  await call(() => dispose(missing.getError()));
});

async function settled(job: IBackgroundCopyJob): Promise<void> {
  const underWay: readonly BG_JOB_STATE[] = [QUEUED, CONNECTING, TRANSFERRING];
  while (underWay.includes(job.getState())) await delay(20);
}

function stateOf(job: IBackgroundCopyJob): string {
  const state = job.getState();
  return Object.entries(BG_JOB_STATE).find(([, value]) => value === state)![0];
}

/** The state of a job, and its error if it has one. */
function outcome(job: IBackgroundCopyJob): string {
  const state = stateOf(job);
  if (!state.includes("ERROR")) return state;
  try {
    const error = job.getError();
    const { code, context } = error.getError();
    error.dispose();
    return `${state}, context ${context}, ${hresultName(code) ?? formatHresult(code)}`;
  } catch (error) {
    if (!isComError(error)) throw error;
    return `${state}, ${error.code}`;
  }
}

function after(job: IBackgroundCopyJob, act: (job: IBackgroundCopyJob) => unknown): IBackgroundCopyJob {
  act(job);
  return job;
}

function refused(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!isComError(error)) throw error;
  }
}

function remoteNames(job: IBackgroundCopyJob): string[] {
  const list = job.enumFiles();
  const names: string[] = [];
  for (const file of list) names.push(file.getRemoteName());
  list.dispose();
  return names;
}

/** Whether a file says that it is available. */
function anyCompleted(job: IBackgroundCopyJob): boolean {
  const list = job.enumFiles();
  let any = false;
  for (const file of list) any ||= file.getProgress().completed;
  list.dispose();
  return any;
}

function dispose(object: Disposable): void {
  object[Symbol.dispose]();
}
