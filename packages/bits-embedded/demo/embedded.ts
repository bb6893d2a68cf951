import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BackgroundCopyManager,
  BG_ERROR_CONTEXT,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BITS_JOB_PROPERTY_ID,
  type IBackgroundCopyError,
  type IBackgroundCopyJob,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions2,
  type IBackgroundCopyManager,
} from "@combind/bits";
import { serveBits } from "@combind/bits-embedded";
import { ComError, pointerOf, S_OK, scope } from "@combind/runtime";
import { printChain } from "./chain.ts";
import { enumName } from "./enum-name.ts";
import { type FileServer, serveFile } from "./file-server.ts";
import { outcome } from "./outcome.ts";
import { expect, remark, title } from "./print.ts";
import { withProgressBar } from "./progress-bar.ts";
import { sha256 } from "./sha256.ts";

const SIZE = 8 * 1024 * 1024;
const RATE = 3 * 1024 * 1024;
const ENGLISH = 0x409;

/** A download that takes another method than GET, by the BITS service of this process. Works everywhere. */
export async function demonstrateEmbedded(): Promise<void> {
  title("The chain, as generated from idl/bits");
  printChain(IBackgroundCopyJobHttpOptions2);

  const content = randomBytes(SIZE);
  const server = await serveFile(content, { methods: ["POST"], rate: RATE });
  const folder = mkdtempSync(join(tmpdir(), "combind-demo-"));
  const service = serveBits();
  try {
    await scope(async (s) => {
      const manager = s.adopt(BackgroundCopyManager.create());
      await downloadByPost(manager, server.url, join(folder, "report.bin"));
      verify(readFileSync(join(folder, "report.bin")), content, server);
      await downloadAsUsual(manager, server, join(folder, "refused.bin"));
      expect("the folder holds", "report.bin", readdirSync(folder).join(", "));
    });
  } finally {
    await service.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function downloadByPost(manager: IBackgroundCopyManager, url: string, path: string): Promise<void> {
  await scope(async (s) => {
    title("A job of the BITS service in this process, behind real vtables");
    const { job } = s.adopt(manager.createJob("report", BG_JOB_TYPE.DOWNLOAD));
    const options = s.adopt(job.as(IBackgroundCopyJobHttpOptions2));
    remark(`IBackgroundCopyJobHttpOptions2 at 0x${pointerOf(options).toString(16)}`);
    expect("job.getDisplayName()", "report", job.getDisplayName());
    expect("options.getHttpMethod()", "GET", options.getHttpMethod());
    options.setHttpMethod("POST");
    expect('options.setHttpMethod("POST"), then getHttpMethod()', "POST", options.getHttpMethod());
    job.addFile(url, path);

    title(`Download of ${url}, which answers only POST`);
    notifyOften(job);
    const error = s.adopt(await withProgressBar(SIZE, (show) => outcome(job, show)));
    if (error !== null) throw inWords(error);
    expect("JobTransferred reached implement(IBackgroundCopyCallback)", "TRANSFERRED", stateOf(job));
    expect("job.complete()", S_OK, job.complete());
  });
}

function verify(downloaded: Uint8Array, content: Uint8Array, server: FileServer): void {
  title("What came");
  remark(`SHA-256 of what the server has: ${sha256(content)}`);
  expect("SHA-256 of the file", sha256(content), sha256(downloaded));
  expect("methods that the server saw", "POST", methodsOf(server));
}

async function downloadAsUsual(manager: IBackgroundCopyManager, server: FileServer, path: string) {
  await scope(async (s) => {
    title("The same without setHttpMethod");
    const { job } = s.adopt(manager.createJob("report, as usual", BG_JOB_TYPE.DOWNLOAD));
    job.addFile(server.url, path);
    const seen = server.requests.length;
    const error = s.adopt(await outcome(job));
    expect("JobError reached implement(IBackgroundCopyCallback)", "ERROR", stateOf(job));
    if (error !== null) {
      const comError = inWords(error);
      remark(String(comError));
      remark(error.getErrorContextDescription(ENGLISH));
      expect("error.code", "BG_E_HTTP_ERROR_405", comError.code);
      const { context } = error.getError();
      expect("its context", "REMOTE_FILE", enumName(BG_ERROR_CONTEXT, context));
    }
    expect("methods that the server saw", "HEAD", methodsOf(server, seen));
    expect("job.cancel()", S_OK, job.cancel());
  });
}

/** For a bar that moves smoothly. */
function notifyOften(job: IBackgroundCopyJob): void {
  const job5 = job.as(IBackgroundCopyJob5);
  job5.setProperty(BITS_JOB_PROPERTY_ID.MINIMUM_NOTIFICATION_INTERVAL_MS, 50);
  job5.dispose();
}

/** What stopped a job, as the exception that a failed call would throw. */
function inWords(error: IBackgroundCopyError): ComError {
  const { code } = error.getError();
  return new ComError(code, { text: error.getErrorDescription(ENGLISH).trim() });
}

function stateOf(job: IBackgroundCopyJob): string | undefined {
  return enumName(BG_JOB_STATE, job.getState());
}

function methodsOf({ requests }: FileServer, from = 0): string {
  return requests
    .slice(from)
    .map(({ method }) => method)
    .join(", ");
}
