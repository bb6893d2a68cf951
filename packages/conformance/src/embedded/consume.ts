import { setTimeout as delay } from "node:timers/promises";
import { content, type Request, WebServer } from "../bits/web-server.ts";
import { failure } from "../process.ts";
import { emptyFolder, Programs, type System } from "./programs.ts";

/** Whose BITS the consumer program gets. */
export type Service = "embedded" | "system";

/** What a run of a program came to. */
export interface Consumed {
  /** What it printed. */
  readonly transcript: string;
  /** What the server saw. */
  readonly seen: Seen;
}

export interface Seen {
  /** Which addresses were asked for with which headers of the program's, in the order of the addresses. */
  readonly asked: readonly string[];
  /** Which files were fetched, as often as they were. */
  readonly fetched: readonly string[];
}

/** Runs a program on a fresh server and in a fresh folder, with the BITS of a service. */
export async function consume(
  program: "consumer" | "differences",
  service: Service,
  system: System,
): Promise<Consumed> {
  const name = `${program}-${service}-${system}`;
  const downloads = emptyFolder(name, "downloads");
  const jobs = service === "embedded" ? emptyFolder(name, "jobs") : null;
  const programs = new Programs(name, system, jobs);
  const server = await webServer();
  try {
    const result = await programs.run(program, [server.origin, programs.path(downloads)]);
    const { code, stdout, stderr } = result;
    if (code !== 0 || stderr !== "") throw failure(`${program} with the ${service} service`, result);
    return { transcript: stdout, seen: seenBy(server.requests) };
  } finally {
    await server.close();
  }
}

async function webServer(): Promise<WebServer> {
  const server = await WebServer.start();
  for (const name of ["small", "other", "query"]) server.serve(`/${name}`, Buffer.from(`${name} file`));
  server.serve("/empty", Buffer.alloc(0));
  server.serve("/slow", content(2 * MEBIBYTE, "slow"), { rate: 2 * MEBIBYTE });
  for (const status of REDIRECTS) server.refuse(`/redirect/${status}`, status, { location: "/small" });
  for (const status of REFUSALS) server.refuse(`/status/${status}`, status);
  server.generate("/short", 1000, async function* () {
    yield Buffer.from("the beginning");
    await delay(100);
    throw new Error("the connection breaks");
  });
  server.generate("/unmeasured", null, () => [Buffer.from("of a size "), Buffer.from("that is not told")]);
  return server;
}

const MEBIBYTE = 1024 * 1024;
const REDIRECTS = [301, 302, 303, 307, 308];
const REFUSALS = [
  400, 401, 403, 404, 405, 406, 408, 409, 410, 413, 414, 416, 429, 500, 501, 502, 503, 504, 505,
];

/**
 * A service that asks with HEAD before it fetches has no need to fetch what is refused or empty, so of those only the
 * asking counts.
 */
function seenBy(requests: readonly Request[]): Seen {
  const asked = requests.map(
    ({ url, headers }) => `${url} ${headers["x-consumer"] ?? ""} ${headers.authorization ?? ""}`,
  );
  const fetched = requests.filter(
    ({ method, url }) => method === "GET" && !/^\/(?:status\/|empty$)/.test(url),
  );
  return { asked: [...new Set(asked)].toSorted(), fetched: fetched.map(({ url }) => url).toSorted() };
}
