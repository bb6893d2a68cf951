import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createNetServer, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import {
  BG_ERROR_CONTEXT,
  BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP,
  BG_JOB_PROXY_USAGE,
  BG_SSL_IGNORE_CERT_CN_INVALID,
  BG_SSL_IGNORE_CERT_DATE_INVALID,
  BG_SSL_IGNORE_CERT_WRONG_USAGE,
  BG_SSL_IGNORE_UNKNOWN_CA,
} from "@combind/bits";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { TransferFailure } from "../../src/failure/transfer-failure.ts";
import { HttpClient } from "../../src/http/http-client.ts";
import type { HttpSettings, ServerCertificate } from "../../src/http/types.ts";
import { Clock } from "../../src/time/clock.ts";
import { type Certificate, makeCertificate } from "../servers/certificates.ts";
import { FaultServer } from "../servers/fault-server.ts";
import { failureOf, plain, signal, textOf } from "./session.ts";

const NAME = BG_SSL_IGNORE_CERT_CN_INVALID;
const DATE = BG_SSL_IGNORE_CERT_DATE_INVALID;
const AUTHORITY = BG_SSL_IGNORE_UNKNOWN_CA;
const USAGE = BG_SSL_IGNORE_CERT_WRONG_USAGE;

/** How each fault fails. */
const codes: Readonly<Record<number, number>> = {
  [NAME]: 0x80072f06,
  [DATE]: 0x80072f05,
  [AUTHORITY]: 0x80072f0d,
  [USAGE]: 0x80072f93,
};

const trusted = makeCertificate({ subject: "Trusted", authority: true });
const unknown = makeCertificate({ subject: "Unknown", authority: true });
const between = makeCertificate({ subject: "Between", authority: true, issuer: trusted });
const defaults = getCACertificates("default");

/** A certificate with exactly these faults. */
function certificateWith(faults: number): Certificate {
  return makeCertificate({
    subject: "server",
    issuer: faults & AUTHORITY ? unknown : trusted,
    hosts: faults & NAME ? ["elsewhere.example", "127.0.0.2"] : ["127.0.0.1"],
    usage: faults & USAGE ? "client" : "server",
    ...(faults & DATE ? { notAfter: new Date(Date.now() - 60_000) } : {}),
  });
}

let client: HttpClient;
const servers: FaultServer[] = [];

beforeAll(() => setDefaultCACertificates([...defaults, trusted.cert]));
afterAll(() => setDefaultCACertificates(defaults));

beforeEach(() => {
  client = new HttpClient(new Clock());
});

afterEach(async () => {
  await client.close();
  for (const server of servers.splice(0)) await server.close();
});

async function serve({ cert, key }: Certificate): Promise<FaultServer> {
  const server = await FaultServer.start({ tls: { cert, key } });
  server.file("/a", "secret");
  servers.push(server);
  return server;
}

async function fetchFrom(server: FaultServer, settings: Partial<HttpSettings> = {}): Promise<string> {
  const session = client.session({ ...plain, ...settings });
  return textOf((await session.request({ method: "GET", url: server.url("/a"), signal })).body);
}

test("every set of faults with every set of flags: exactly what is named is forgiven", async () => {
  let accepted = 0;
  for (let faults = 0; faults <= 30; faults += 2) {
    const server = await serve(certificateWith(faults));
    for (let flags = 0; flags <= 30; flags += 2) {
      const left = faults & ~flags;
      if (left === 0) {
        expect([faults, flags, await fetchFrom(server, { securityFlags: flags })]).toEqual([
          faults,
          flags,
          "secret",
        ]);
        accepted += 1;
      } else {
        const failure = await failureOf(fetchFrom(server, { securityFlags: flags }));
        const expected = [NAME, DATE, AUTHORITY, USAGE]
          .filter((flag) => left & flag)
          .map((flag) => codes[flag]);
        expect(expected, `faults ${faults}, flags ${flags}`).toContain(failure.code);
        expect(failure).toMatchObject({ context: BG_ERROR_CONTEXT.GENERAL_TRANSPORT, kind: "fatal" });
      }
    }
    expect(server.requests.length).toBe(
      2 ** (4 - [NAME, DATE, AUTHORITY, USAGE].filter((f) => faults & f).length),
    );
  }
  expect(accepted).toBe(81);
});

test("an expired certificate is traced to its authority over the ones that the server sent", async () => {
  const notAfter = new Date(Date.now() - 60_000);
  const expired = makeCertificate({ subject: "server", issuer: between, hosts: ["127.0.0.1"], notAfter });
  const server = await serve({ ...expired, cert: expired.cert + between.cert });
  expect(await fetchFrom(server, { securityFlags: DATE })).toBe("secret");

  const namesake = makeCertificate({ subject: "Between", authority: true });
  const forged = makeCertificate({ subject: "server", issuer: namesake, hosts: ["127.0.0.1"], notAfter });
  const impostor = await serve({ ...forged, cert: forged.cert + between.cert });
  expect(await failureOf(fetchFrom(impostor, { securityFlags: DATE }))).toMatchObject({ kind: "fatal" });
  expect(impostor.requests).toEqual([]);
});

test("an expired certificate that another server's certificate vouches for", async () => {
  const leaf = makeCertificate({ subject: "no authority", issuer: trusted, hosts: ["127.0.0.1"] });
  const notAfter = new Date(Date.now() - 60_000);
  const expired = makeCertificate({ subject: "server", issuer: leaf, hosts: ["127.0.0.1"], notAfter });
  const server = await serve({ ...expired, cert: expired.cert + leaf.cert });
  expect(await failureOf(fetchFrom(server, { securityFlags: DATE }))).toMatchObject({ kind: "fatal" });
  expect(server.requests).toEqual([]);
});

test("the environment cannot turn the check off", async () => {
  const server = await serve(certificateWith(AUTHORITY));
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  try {
    expect(await failureOf(fetchFrom(server))).toMatchObject({ code: codes[AUTHORITY] });
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
});

test("a forgiving job's connection is not for the others", async () => {
  const server = await serve(certificateWith(AUTHORITY));
  for (let round = 0; round < 3; round += 1) {
    expect(await fetchFrom(server, { securityFlags: AUTHORITY })).toBe("secret");
    expect(await failureOf(fetchFrom(server))).toMatchObject({ code: codes[AUTHORITY] });
  }
});

test("what was refused once is refused again, whatever TLS remembers", async () => {
  const good = await serve(certificateWith(0));
  for (const maxVersion of ["TLSv1.2", "TLSv1.3"] as const) {
    const { cert, key } = certificateWith(NAME);
    const server = await FaultServer.start({ tls: { cert, key, maxVersion } });
    servers.push(server);
    server.file("/a", "secret", { faults: [{ kind: "header", name: "Connection", value: "close" }] });
    const session = client.session({ ...plain, securityFlags: DATE });
    await session.request({ method: "GET", url: good.url("/a"), signal }).then(({ body }) => textOf(body));
    for (let round = 0; round < 3; round += 1) {
      const request = session.request({ method: "GET", url: server.url("/a"), signal });
      expect(await failureOf(request)).toMatchObject({ code: codes[NAME] });
    }
    expect(server.requests).toEqual([]);
  }
});

test("the job's own look at the certificate comes before the request, and decides", async () => {
  const certificate = makeCertificate({ subject: "server", issuer: between, hosts: ["127.0.0.1"] });
  const server = await serve({ ...certificate, cert: certificate.cert + between.cert });
  const seen: ServerCertificate[] = [];
  const accept = (shown: ServerCertificate) => {
    expect(server.requests).toEqual([]);
    seen.push(shown);
  };
  expect(await fetchFrom(server, { validateCertificate: accept })).toBe("secret");
  expect(seen.length).toBe(1);
  expect(seen[0]?.host).toBe(new URL(server.origin).host);
  expect(seen[0]?.raw).toEqual(new X509Certificate(certificate.cert).raw);
  expect(seen[0]?.chain.slice(0, 2)).toEqual([
    new X509Certificate(certificate.cert).raw,
    new X509Certificate(between.cert).raw,
  ]);

  const refusal = new TransferFailure({
    code: 0x80004005,
    context: BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK,
    kind: "transient",
  });
  const refuse = () => {
    throw refusal;
  };
  expect(await failureOf(fetchFrom(server, { validateCertificate: refuse }))).toBe(refusal);
  expect(server.requests.length).toBe(1);
});

test("a job that looks is not let onto another job's connection, and is not asked about what the system refuses", async () => {
  const server = await serve(certificateWith(0));
  const bad = await serve(certificateWith(DATE));
  let asked = 0;
  const validateCertificate = () => {
    asked += 1;
  };
  await fetchFrom(server);
  await fetchFrom(server, { validateCertificate });
  await fetchFrom(server, { validateCertificate });
  expect(asked).toBe(2);
  expect(await failureOf(fetchFrom(bad, { validateCertificate }))).toMatchObject({ code: codes[DATE] });
  expect(asked).toBe(2);
  expect(await fetchFrom(bad, { validateCertificate, securityFlags: DATE })).toBe("secret");
  expect(asked).toBe(3);
});

test("from https to http only with the flag", async () => {
  const secure = await serve(certificateWith(0));
  const open = await FaultServer.start();
  servers.push(open);
  open.file("/b", "open");
  secure.file("/a", "", { faults: [{ kind: "redirect", status: 302, location: open.url("/b") }] });
  expect(await failureOf(fetchFrom(secure))).toMatchObject({ code: 0x8019012e, kind: "fatal" });
  expect(open.requests).toEqual([]);
  const securityFlags = BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP;
  expect(await fetchFrom(secure, { securityFlags })).toBe("open");
});

test("TLS where none is spoken", async () => {
  const server = await FaultServer.start();
  servers.push(server);
  const session = client.session(plain);
  const url = server.url("/a").replace("http:", "https:");
  expect(await failureOf(session.request({ method: "GET", url, signal }))).toMatchObject({
    kind: "transient",
  });
});

test("a server that never gets on with the handshake: the wait ends by time, by abort, by close", async () => {
  const sockets: Socket[] = [];
  const mute = createNetServer((socket) => sockets.push(socket.resume().on("error", () => {}))).listen(
    0,
    "127.0.0.1",
  );
  await once(mute, "listening");
  const url = `https://127.0.0.1:${(mute.address() as AddressInfo).port}/`;

  const hasty = new HttpClient(new Clock(1_000));
  const timedOut = hasty.session(plain).request({ method: "GET", url, signal });
  expect(await failureOf(timedOut)).toMatchObject({ code: 0x80072ee2, kind: "transient" });
  await hasty.close();

  const reason = new Error("suspended");
  const suspend = new AbortController();
  const aborted = client.session(plain).request({ method: "GET", url, signal: suspend.signal });
  setTimeout(() => suspend.abort(reason), 20);
  await expect(aborted).rejects.toBe(reason);

  const closed = failureOf(client.session(plain).request({ method: "GET", url, signal }));
  setTimeout(() => client.close(), 20);
  expect(await closed).toMatchObject({ kind: "fatal" });
  expect(sockets.length).toBe(3);
  mute.close();
  await once(mute, "close");
});

test("through a proxy's tunnel the same rules hold", async () => {
  const tunnels: string[] = [];
  const proxy = createServer().listen(0, "127.0.0.1");
  proxy.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    const { port } = new URL(`http://${request.url}`);
    if (port === "1") return socket.end("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n");
    socket.write("HTTP/1.1 200 Connected\r\n\r\n");
    const onward = connect(Number(port), "127.0.0.1");
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
    return socket.pipe(onward).pipe(socket);
  });
  await once(proxy, "listening");
  const list = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const settings = { proxy: { usage: BG_JOB_PROXY_USAGE.OVERRIDE, list, bypassList: null } };

  const good = await serve(certificateWith(0));
  const bad = await serve(certificateWith(NAME));
  const hosts: string[] = [];
  const validateCertificate = ({ host }: ServerCertificate) => {
    hosts.push(host);
  };
  expect(await fetchFrom(good, { ...settings, validateCertificate })).toBe("secret");
  expect(hosts).toEqual([new URL(good.origin).host]);
  expect(await failureOf(fetchFrom(bad, settings))).toMatchObject({ code: codes[NAME] });
  expect(await fetchFrom(bad, { ...settings, securityFlags: NAME })).toBe("secret");
  const session = client.session({ ...plain, ...settings });
  const refused = session.request({ method: "GET", url: "https://127.0.0.1:1/", signal });
  expect(await failureOf(refused)).toMatchObject({ code: 0x80190197, kind: "fatal" });
  expect(tunnels).toEqual([good, bad, bad].map(({ origin }) => new URL(origin).host).concat("127.0.0.1:1"));
  proxy.close();
});
