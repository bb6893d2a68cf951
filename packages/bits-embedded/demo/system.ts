import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  BackgroundCopyManager,
  BG_JOB_PRIORITY,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  IBackgroundCopyCallback,
  type IBackgroundCopyFile,
  type IBackgroundCopyJob,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyJobHttpOptions2,
} from "@combind/bits";
import { ComError, E_NOINTERFACE, implement, isComError, offThread, scope } from "@combind/runtime";
import { enumName } from "./enum-name.ts";
import { type FileServer, serveFile } from "./file-server.ts";
import { expect, remark, title } from "./print.ts";
import { withProgressBar } from "./progress-bar.ts";
import { sha256 } from "./sha256.ts";

const SIZE = 8 * 1024 * 1024;
const RATE = 4 * 1024 * 1024;
const MARKER = "x-combind-demo";
const POLL = 250;
const PATIENCE = 60_000;

/**
 * A download by the system's BITS service, from a web server in this very process: calls on the service therefore go
 * through `offThread`, so that the event loop stays free to answer it.
 */
export async function demonstrateSystem(): Promise<"impossible" | undefined> {
  if (process.platform !== "win32") {
    console.error(`${process.platform} has no BITS service: --service system is for Windows and Wine`);
    process.exitCode = 1;
    return "impossible";
  }
  const content = randomBytes(SIZE);
  const server = await serveFile(content, { methods: ["HEAD", "GET", "POST"], rate: RATE });
  const folder = mkdtempSync(join(tmpdir(), "combind-demo-"));
  try {
    await scope(async (s) => {
      title("A job of the system's BITS service");
      const manager = s.adopt(BackgroundCopyManager.create());
      const { job } = s.adopt(manager.createJob("combind demo", BG_JOB_TYPE.DOWNLOAD));
      try {
        await download(job, server, join(folder, "demo.bin"));
      } finally {
        if (!isFinal(job.getState())) await offThread(job).cancel();
      }
      verify(readFileSync(join(folder, "demo.bin")), content, server);
    });
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return undefined;
}

async function download(job: IBackgroundCopyJob, server: FileServer, path: string): Promise<void> {
  await scope(async (s) => {
    expect("job.getDisplayName()", "combind demo", job.getDisplayName());
    job.setPriority(BG_JOB_PRIORITY.FOREGROUND);
    job.addFile(server.url, path);
    const options = s.adopt(job.as(IBackgroundCopyJobHttpOptions));
    options.setCustomHeaders(`${MARKER}: yes\r\n`);
    expect("options.getCustomHeaders()", `${MARKER}: yes\r\n`, options.getCustomHeaders());
    overrideMethod(job);

    title(`Download of ${server.url}`);
    let notified = () => {};
    const transferred = new Promise<boolean>((resolve) => {
      notified = () => resolve(true);
    });
    const callback = s.adopt(implement(IBackgroundCopyCallback, { jobTransferred: () => notified() }));
    // The service asks the callback for its interfaces before it answers: a synchronous call would never return.
    await offThread(job).setNotifyInterface(callback);
    await offThread(job).resume();
    const files = s.adopt(job.enumFiles());
    const file = s.adopt(files.next(1)[0]);
    const state = await withProgressBar(SIZE, (show) => arrival(job, file!, show));
    expect("state", "TRANSFERRED", enumName(BG_JOB_STATE, state));
    const patience = delay(PATIENCE, false, { ref: false });
    expect(
      "JobTransferred reached implement(IBackgroundCopyCallback)",
      true,
      await Promise.race([transferred, patience]),
    );
    expect("job.complete()", 0, await offThread(job).complete());
  });
}

/** Sets another HTTP method where the service knows of such. */
function overrideMethod(job: IBackgroundCopyJob): void {
  try {
    const options = job.as(IBackgroundCopyJobHttpOptions2);
    options.setHttpMethod("POST");
    expect('options.setHttpMethod("POST"), then getHttpMethod()', "POST", options.getHttpMethod());
    options.dispose();
  } catch (error) {
    if (!isComError(error, E_NOINTERFACE)) throw error;
    remark("This service has no IBackgroundCopyJobHttpOptions2, which is there from Windows 10 1809 on:");
    remark(`  ${error.message}`);
    remark("The job keeps its method, GET; all else goes on.");
  }
}

/** Shows the progress until the job has its file, and gives the state. */
async function arrival(
  job: IBackgroundCopyJob,
  file: IBackgroundCopyFile,
  show: (bytes: number) => void,
): Promise<BG_JOB_STATE> {
  for (const start = Date.now(); Date.now() - start < PATIENCE; await delay(POLL)) {
    const state = await offThread(job).getState();
    const { bytesTransferred } = await offThread(file).getProgress();
    show(Number(bytesTransferred));
    if (state === BG_JOB_STATE.TRANSFERRED) return state;
    if (state === BG_JOB_STATE.ERROR) throw await reason(job);
  }
  throw new Error(`the service has not transferred the file in ${PATIENCE / 1000} s`);
}

async function reason(job: IBackgroundCopyJob): Promise<Error> {
  const error = await offThread(job).getError();
  const { code } = error.getError();
  error.dispose();
  return new ComError(code, { interface: "IBackgroundCopyJob", method: "getError" });
}

function verify(downloaded: Uint8Array, content: Uint8Array, { requests }: FileServer): void {
  title("What came");
  expect("SHA-256 of the file", sha256(content), sha256(downloaded));
  expect(
    "every request carried the custom header",
    true,
    requests.every(({ headers }) => MARKER in headers),
  );
  remark(`The server saw ${requests.map(({ method }) => method).join(", ")}.`);
}

function isFinal(state: BG_JOB_STATE): boolean {
  return state === BG_JOB_STATE.ACKNOWLEDGED || state === BG_JOB_STATE.CANCELLED;
}
