import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:tls";
import { BG_SSL_IGNORE_UNKNOWN_CA } from "@combind/bits";
import { afterEach, expect, test } from "vitest";
import type { JobRecord } from "../../src/record/job-record.ts";
import { cancelUpload } from "../../src/upload/cancel-upload.ts";
import { makeCertificate } from "../servers/certificates.ts";
import { ack } from "../servers/upload-server/bits-protocol.ts";
import { UploadServer, type UploadServerOptions } from "../servers/upload-server/upload-server.ts";
import { Desk } from "./test-transfer.ts";

const MIB = 1024 * 1024;

let desk: Desk;
let server: UploadServer;

afterEach(async () => {
  await server.close();
  await desk.close();
  expect(server.violations).toEqual([]);
});

/** A job whose upload broke off in its second fragment; a minute takes 10 ms. */
async function prepare(options: UploadServerOptions = {}): Promise<JobRecord> {
  desk = new Desk(6000);
  server = await UploadServer.start(options);
  const { path } = desk.file(2 * MIB);
  const record = desk.job(server.url(), path);
  server.inject({ at: "Fragment", skip: 1, effect: { resetAfter: 1000 } });
  await desk.fail(record);
  record.minimumRetryDelay = 60;
  record.noProgressTimeout = 600;
  expect(server.sessions.size).toBe(1);
  return record;
}

function cancel(record: JobRecord, signal = new AbortController().signal): Promise<void> {
  return cancelUpload(record, { http: desk.client, clock: desk.clock, signal });
}

const cancellations = () => server.types.filter((type) => type === "Cancel-Session").length;

test("the server is told, and the record stays as it is", async () => {
  const record = await prepare();
  const before = JSON.stringify(record);
  await cancel(record);
  expect(server.types.at(-1)).toBe("Cancel-Session");
  expect(server.sessions.size).toBe(0);
  expect(JSON.stringify(record)).toBe(before);
});

test("it is told at the host that it asked for", async () => {
  const record = await prepare({ otherHost: { fallbackTimeout: null } });
  await cancel(record);
  expect(server.arrivals.at(-1)).toMatchObject({ type: "Cancel-Session", host: "other", status: 200 });
});

test("nothing is sent where there is no session", async () => {
  const record = await prepare();
  record.files[0]!.upload = null;
  await cancel(record);
  expect(cancellations()).toBe(0);
});

test("a server in trouble is told again", async () => {
  const record = await prepare();
  server.inject({ at: "Cancel-Session", times: 2, effect: { answer: ack(503) } });
  await cancel(record);
  expect(cancellations()).toBe(3);
  expect(server.sessions.size).toBe(0);
});

test("a server that does not answer is told again", async () => {
  const record = await prepare();
  server.inject({ at: "Cancel-Session", times: 2, effect: { resetAfter: 0 } });
  await cancel(record);
  expect(cancellations()).toBe(3);
});

test("a server that refuses or has forgotten is not told again", async () => {
  const record = await prepare();
  server.inject({ at: "Cancel-Session", effect: { answer: ack(403) } });
  await cancel(record);
  server.inject({ at: "Cancel-Session", effect: { forgetSessions: true } });
  await cancel(record);
  expect(cancellations()).toBe(2);
});

test("it ends with the no-progress timeout", async () => {
  const record = await prepare();
  server.inject({ at: "Cancel-Session", times: 1000, effect: { answer: ack(500) } });
  await cancel(record);
  expect(cancellations()).toBeGreaterThan(1);
  expect(cancellations()).toBeLessThanOrEqual(11);
});

test("it ends with the service", async () => {
  const record = await prepare();
  record.minimumRetryDelay = 80_000;
  record.noProgressTimeout = 1e6;
  server.inject({ at: "Cancel-Session", times: 1000, effect: { answer: ack(500) } });
  const end = new AbortController();
  const cancelling = cancel(record, end.signal);
  await expect.poll(cancellations).toBe(1);
  const began = performance.now();
  end.abort();
  await cancelling;
  expect(performance.now() - began).toBeLessThan(desk.clock.wallTime(80_000_000) / 2);
  expect(cancellations()).toBe(1);
});

test("an upload of which only the reply is missing stays at the server", async () => {
  desk = new Desk();
  server = await UploadServer.start({ reply: () => Buffer.from("reply") });
  const { path, content } = desk.file(1000);
  const record = desk.job(server.url(), path, { reply: true });
  const nowhere = ack(200, { "BITS-Received-Content-Range": "1000", "BITS-Reply-URL": "/none" });
  server.inject({ at: "Fragment", effect: { answerAfterwards: nowhere } });
  await desk.fail(record);
  await cancel(record);
  expect(server.types.at(-1)).toBe("Close-Session");
  expect(server.uploads.get("/upload/file.bin")?.equals(content)).toBe(true);
});

test.each([true, false])(
  "no TLS server gets what the job's own check has not allowed: %j",
  async (demanded) => {
    const record = await prepare();
    const { cert, key } = makeCertificate({ subject: "server", hosts: ["127.0.0.1"], usage: "server" });
    let bytes = 0;
    const tls = createServer({ cert, key }, (socket) => {
      socket.on("data", (chunk) => {
        bytes += chunk.length;
        socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      });
      socket.on("error", () => {});
    });
    tls.listen(0, "127.0.0.1");
    await once(tls, "listening");
    const { port } = tls.address() as AddressInfo;
    record.files[0]!.remoteName = `https://127.0.0.1:${port}/file`;
    record.http.securityFlags = BG_SSL_IGNORE_UNKNOWN_CA;
    record.http.certificateValidation = demanded;
    await cancel(record);
    expect(bytes > 0).toBe(!demanded);
    tls.close();
  },
);
