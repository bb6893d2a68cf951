import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Content } from "./content.ts";
import { type Ending, type Misbehaviour, ofKind } from "./faults.ts";

/** What a path holds at the moment. */
export interface Resource {
  content: Content;
  /** Null: the server does not say. */
  lastModified: Date | null;
}

/** Answers one request for a file, with the faults that are due. Tells how many bytes of a body it has sent. */
export async function answer(
  response: ServerResponse,
  range: string | undefined,
  resource: Resource,
  due: readonly Misbehaviour[],
  sent: (bytes: number) => void,
): Promise<void> {
  const change = ofKind(due, "change");
  if (change?.content !== undefined) resource.content = change.content;
  if (change?.lastModified !== undefined) resource.lastModified = change.lastModified;

  const silence = ofKind(due, "silence");
  if (silence !== undefined) return end(response, silence.ending);
  const redirect = ofKind(due, "redirect");
  if (redirect !== undefined) {
    response.writeHead(redirect.status, { Location: redirect.location, "Content-Length": "0" }).end();
    return;
  }
  const status = ofKind(due, "status");
  if (status !== undefined) {
    const body = Buffer.from(status.body ?? "");
    response.writeHead(status.status, { "Content-Length": body.length, ...status.headers }).end(body);
    return;
  }
  await sendFile(response, ofKind(due, "no ranges") === undefined ? range : undefined, resource, due, sent);
}

async function sendFile(
  response: ServerResponse,
  range: string | undefined,
  { content, lastModified }: Resource,
  due: readonly Misbehaviour[],
  sent: (bytes: number) => void,
): Promise<void> {
  const part = partOf(range, content.size);
  const headers = new Map<string, string>([["Accept-Ranges", "bytes"]]);
  if (lastModified !== null) headers.set("Last-Modified", lastModified.toUTCString());
  headers.set("Content-Length", `${part === null ? 0 : part.end - part.start}`);
  if (part === null) headers.set("Content-Range", `bytes */${content.size}`);
  else if (range !== undefined)
    headers.set("Content-Range", `bytes ${part.start}-${part.end - 1}/${content.size}`);
  for (const fault of due) {
    if (fault.kind !== "header") continue;
    const same = [...headers.keys()].find((name) => name.toLowerCase() === fault.name.toLowerCase());
    if (same !== undefined) headers.delete(same);
    if (fault.value !== null) headers.set(same ?? fault.name, fault.value);
  }
  response.writeHead(part === null ? 416 : range === undefined ? 200 : 206, Object.fromEntries(headers));
  if (part === null || response.req.method === "HEAD") {
    response.end();
    return;
  }

  const breakOff = ofKind(due, "break");
  const last = Math.min(part.end, part.start + (breakOff?.after ?? Number.POSITIVE_INFINITY));
  const drip = ofKind(due, "drip");
  response.flushHeaders();
  for (const chunk of content.read(part.start, last, drip?.bytes)) {
    const room = response.write(chunk);
    sent(chunk.length);
    if (drip !== undefined) await sleep(drip.interval);
    if (!room) await drained(response);
    if (response.closed) return;
  }
  if (breakOff !== undefined) return end(response, breakOff.ending);
  const promised = Number(headers.get("Content-Length") ?? 0);
  if (promised > last - part.start) return end(response, "close");
  response.end();
}

/** [start, end) that a Range header asks for, the whole file without one; null if there is nothing there. */
function partOf(range: string | undefined, size: number): { start: number; end: number } | null {
  if (range === undefined) return { start: 0, end: size };
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === undefined || last === undefined || first + last === "") return null;
  if (first === "") return { start: Math.max(0, size - Number(last)), end: size };
  const start = Number(first);
  const end = last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : null;
}

/** Ends a connection early, once what was written so far has left. */
function end(response: ServerResponse, ending: Ending): void {
  const { socket } = response;
  if (socket === null || ending === "stall") return;
  if (ending === "close") socket.end();
  else socket.write("", () => socket.resetAndDestroy());
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}
