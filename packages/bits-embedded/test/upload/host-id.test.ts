import { afterEach, expect, test } from "vitest";
import { ack } from "../servers/upload-server/bits-protocol.ts";
import { UploadServer } from "../servers/upload-server/upload-server.ts";
import { Desk, reloaded } from "./test-transfer.ts";

const MIB = 1024 * 1024;

let desk: Desk;
let server: UploadServer;

afterEach(async () => {
  await server.close();
  await desk.close();
  expect(server.violations).toEqual([]);
});

async function prepare(fallbackTimeout: number | null, speed = 1) {
  desk = new Desk(speed);
  server = await UploadServer.start({ otherHost: { fallbackTimeout } });
  const { path, content } = desk.file(2 * MIB);
  return { record: desk.job(server.url(), path), content };
}

const route = () => server.arrivals.map(({ type, host }) => `${host} ${type}`);

test("all packets after Create-Session go to the host that the server names, a Ping first", async () => {
  const { record, content } = await prepare(null);
  await desk.run(record);
  expect(route()).toEqual([
    "job Create-Session",
    "other Ping",
    "other Fragment",
    "other Fragment",
    "other Close-Session",
  ]);
  expect(server.uploads.get("/upload/file.bin")?.equals(content)).toBe(true);
});

test("a host out of reach for its fallback time is left for the job's own", async () => {
  const { record, content } = await prepare(60, 100);
  server.inject({ at: "Fragment", skip: 1, effect: { resetAfter: 1000 } });
  expect(await desk.fail(record)).toMatchObject({ kind: "transient" });
  await server.loseOtherHost();
  expect(await desk.fail(record)).toMatchObject({ kind: "transient" });
  expect(route().at(-1)).toBe("other Fragment");
  const revived = reloaded(record);
  await new Promise((resolve) => setTimeout(resolve, desk.clock.wallTime(60_000)));
  await desk.run(revived);
  expect(route().slice(-2)).toEqual(["job Fragment", "job Close-Session"]);
  expect(server.types.filter((type) => type === "Create-Session")).toHaveLength(1);
  expect(server.uploads.get("/upload/file.bin")?.equals(content)).toBe(true);
});

test("a host that answers again in time is kept", async () => {
  const { record } = await prepare(60, 100);
  server.inject({ at: "Fragment", effect: { resetAfter: 1000 } });
  await desk.fail(record);
  expect(record.files[0]!.upload!.hostLostAt).not.toBeNull();
  server.inject({ at: "Fragment", skip: 1, effect: { answer: ack(500) } });
  await desk.fail(record);
  expect(record.files[0]!.sent).toBe(MIB);
  await new Promise((resolve) => setTimeout(resolve, desk.clock.wallTime(60_000)));
  await desk.run(record);
  expect(route().filter((packet) => packet.startsWith("job"))).toEqual(["job Create-Session"]);
});

test("a host without a fallback time is never left", async () => {
  const { record } = await prepare(null, 1000);
  await server.loseOtherHost();
  for (let run = 0; run < 3; run++) {
    expect(await desk.fail(record)).toMatchObject({ kind: "transient" });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await server.recoverOtherHost();
  await desk.run(record);
  expect(route().filter((packet) => packet.startsWith("job"))).toEqual(["job Create-Session"]);
});

test("a lost session is begun anew at the host that it was at", async () => {
  const { record, content } = await prepare(60);
  server.inject({ at: "Fragment", skip: 1, effect: { forgetSessions: true } });
  await desk.run(record);
  expect(route().slice(3, 6)).toEqual(["other Fragment", "other Create-Session", "other Ping"]);
  expect(server.uploads.get("/upload/file.bin")?.equals(content)).toBe(true);
});
