import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BackgroundCopyManager,
  BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
  BG_ERROR_CONTEXT,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BG_SSL_IGNORE_CERT_CN_INVALID,
  BG_SSL_IGNORE_UNKNOWN_CA,
  IBackgroundCopyCallback2,
  type IBackgroundCopyJob,
  IBackgroundCopyJobHttpOptions3,
  type IBackgroundCopyManager,
  IBackgroundCopyServerCertificateValidationCallback,
} from "@combind/bits";
import { ComError, E_ABORT, type Handlers, implement, type Scope, scope } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { serveBits } from "../../src/index.ts";
import { makeCertificate } from "../servers/certificates.ts";

const { ERROR, TRANSFERRED, TRANSIENT_ERROR, ACKNOWLEDGED, CANCELLED } = BG_JOB_STATE;
const CONTENT = "what is to come";
const certificate = makeCertificate({ subject: "a server", hosts: ["127.0.0.1"], usage: "server" });

const requests: string[] = [];
let plain: Server;
let secure: Server;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "combind-notify-"));
  const answer: Parameters<typeof createServer>[1] = (request, response) => {
    requests.push(`${request.method}`);
    response.setHeader("content-length", CONTENT.length);
    response.end(request.method === "HEAD" ? undefined : CONTENT);
  };
  plain = createServer(answer).listen(0, "127.0.0.1");
  secure = createTlsServer({ cert: certificate.cert, key: certificate.key }, answer).listen(0, "127.0.0.1");
  await Promise.all([once(plain, "listening"), once(secure, "listening")]);
});

afterAll(() => {
  plain.close();
  secure.close();
  rmSync(folder, { recursive: true });
});

function url(server: Server): string {
  return `${server === secure ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Runs a client of a service of its own, after which nothing may be left referenced. */
async function withService(
  client: (manager: IBackgroundCopyManager, s: Scope) => Promise<void>,
  directory?: string,
): Promise<void> {
  await expectNoLeaks(async () => {
    const service = serveBits(directory === undefined ? {} : { directory });
    try {
      await scope((s) => client(s.adopt(BackgroundCopyManager.create()), s));
    } finally {
      await service.close();
    }
  });
}

function newJob(manager: IBackgroundCopyManager, s: Scope, server = plain): IBackgroundCopyJob {
  const { job } = s.adopt(manager.createJob("a job", BG_JOB_TYPE.DOWNLOAD));
  job.addFile(url(server), join(folder, "file"));
  job.setNotifyFlags(1 | 2 | 8 | 16);
  return job;
}

function notify(job: IBackgroundCopyJob, handlers: Handlers<IBackgroundCopyCallback2>): void {
  const callback = implement(IBackgroundCopyCallback2, handlers);
  job.setNotifyInterface(callback);
  callback.dispose();
}

async function reaches(job: IBackgroundCopyJob, state: BG_JOB_STATE): Promise<void> {
  await vi.waitFor(() => expect(job.getState()).toBe(state), { interval: 5, timeout: 10_000 });
}

describe("a callback of a running service", () => {
  test("completes the job", () =>
    withService(async (manager, s) => {
      const job = newJob(manager, s);
      const told: string[] = [];
      notify(job, {
        jobModification: () => {},
        fileTransferred: (_, file) => void told.push(file.getLocalName()),
        jobTransferred: (lent) => {
          told.push("transferred");
          lent.complete();
        },
      });
      job.resume();
      await reaches(job, ACKNOWLEDGED);
      expect(told).toEqual([join(folder, "file"), "transferred"]);
      expect(readFileSync(join(folder, "file"), "utf8")).toBe(CONTENT);
    }));

  test("cancels the job", () =>
    withService(async (manager, s) => {
      const job = newJob(manager, s);
      const jobTransferred = vi.fn();
      notify(job, { fileTransferred: (lent) => void lent.cancel(), jobTransferred });
      job.resume();
      await reaches(job, CANCELLED);
      expect(jobTransferred).not.toHaveBeenCalled();
    }));

  test("ends its registration in the middle, and the job goes on", () =>
    withService(async (manager, s) => {
      const job = newJob(manager, s);
      const jobModification = vi.fn((lent: IBackgroundCopyJob) => lent.setNotifyInterface(null));
      const jobTransferred = vi.fn();
      notify(job, { jobModification, jobTransferred });
      job.resume();
      await reaches(job, TRANSFERRED);
      expect(job.getNotifyInterface()).toBeNull();
      expect(jobModification).toHaveBeenCalledOnce();
      expect(jobTransferred).not.toHaveBeenCalled();
      job.cancel();
    }));

  test("throws at everything, and the job goes on", () =>
    withService(async (manager, s) => {
      const job = newJob(manager, s);
      const refuse = vi.fn(() => {
        throw new Error("out of order");
      });
      notify(job, { jobModification: refuse, fileTransferred: refuse, jobTransferred: refuse });
      job.resume();
      await reaches(job, TRANSFERRED);
      await vi.waitFor(() => expect(refuse.mock.calls.length).toBeGreaterThanOrEqual(3));
      expect(job.complete()).toBe(0);
    }));

  test("is told by the next service what happened with the one before", async () => {
    const directory = join(folder, "jobs");
    let id: ReturnType<IBackgroundCopyJob["getId"]>;
    await withService(async (manager, s) => {
      const job = newJob(manager, s);
      id = job.getId();
      job.resume();
      await reaches(job, TRANSFERRED);
    }, directory);
    await withService(async (manager, s) => {
      const job = s.adopt(manager.getJob(id));
      const told: string[] = [];
      notify(job, {
        fileTransferred: () => void told.push("file"),
        jobTransferred: () => void told.push("job"),
      });
      expect(told).toEqual([]);
      await vi.waitFor(() => expect(told).toEqual(["file", "job"]));
      job.complete();
    }, directory);
  });
});

describe("certificate validation of a running service", () => {
  function certifiedJob(manager: IBackgroundCopyManager, s: Scope, answer: () => void) {
    const job = newJob(manager, s, secure);
    const asked: Uint8Array[] = [];
    const options = s.adopt(job.as(IBackgroundCopyJobHttpOptions3));
    options.setSecurityFlags(BG_SSL_IGNORE_UNKNOWN_CA | BG_SSL_IGNORE_CERT_CN_INVALID);
    const callback = s.adopt(
      implement(IBackgroundCopyServerCertificateValidationCallback, {
        validateServerCertificate(_job, _file, data) {
          asked.push(data);
          answer();
        },
      }),
    );
    options.setServerCertificateValidationInterface(callback);
    requests.length = 0;
    return { job, asked };
  }

  test("asks before any request, until it is accepted", () =>
    withService(async (manager, s) => {
      let refuses = true;
      const { job, asked } = certifiedJob(manager, s, () => {
        if (refuses) throw new ComError(E_ABORT);
      });
      job.resume();
      await reaches(job, TRANSIENT_ERROR);
      const error = s.adopt(job.getError());
      expect(error.getError()).toEqual({
        context: BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK,
        code: E_ABORT,
      });
      expect(requests).toEqual([]);
      refuses = false;
      job.resume();
      await reaches(job, TRANSFERRED);
      const der = Buffer.from(certificate.cert.replace(/-----[^-]+-----|\s/g, ""), "base64");
      expect(asked.map((data) => Buffer.compare(data, der))).toEqual([0, 0]);
      expect(requests).toEqual(["HEAD", "GET"]);
      job.cancel();
    }));

  test("is required by the job after the callback's process has ended", async () => {
    const directory = join(folder, "certified-jobs");
    let id: ReturnType<IBackgroundCopyJob["getId"]>;
    await withService(async (manager, s) => {
      id = certifiedJob(manager, s, () => {}).job.getId();
    }, directory);
    await withService(async (manager, s) => {
      const job = s.adopt(manager.getJob(id));
      job.resume();
      await reaches(job, ERROR);
      const error = s.adopt(job.getError());
      expect(error.getError()).toEqual({
        context: BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK,
        code: BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
      });
      expect(requests).toEqual([]);
      job.cancel();
    }, directory);
  });
});
