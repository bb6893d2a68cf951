import { BG_E_INVALID_PROXY_INFO, BG_ERROR_CONTEXT, BG_JOB_PROXY_USAGE } from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { ProxyRecord } from "../record/job-record.ts";

/**
 * The HTTP proxy that a job's own list names for a URL, or null for a direct connection. List entries are separated by
 * spaces or semicolons and read `[scheme=][http://]host[:port]`; the first for any scheme or the URL's counts.
 *
 * @throws {TransferFailure} fatal BG_E_INVALID_PROXY_INFO if that entry names no HTTP proxy
 */
export function proxyFor(url: URL, { usage, list, bypassList }: ProxyRecord): URL | null {
  if (usage !== BG_JOB_PROXY_USAGE.OVERRIDE || bypasses(url, bypassList)) return null;
  for (const entry of entriesOf(list)) {
    const equals = entry.indexOf("=");
    if (equals >= 0 && `${entry.slice(0, equals).toLowerCase()}:` !== url.protocol) continue;
    const server = entry.slice(equals + 1);
    const proxy = URL.parse(server.includes("://") ? server : `http://${server}`);
    if (proxy !== null && proxy.protocol === "http:" && proxy.hostname !== "") return proxy;
    throw new TransferFailure({
      code: BG_E_INVALID_PROXY_INFO,
      context: BG_ERROR_CONTEXT.GENERAL_TRANSPORT,
      kind: "fatal",
    });
  }
  return null;
}

/**
 * Whether a URL's host is on the list of those reached directly: entries read `[scheme://]host[:port]`, `*` in them stands
 * for any characters, and `<local>` for all names without a dot.
 */
function bypasses({ protocol, hostname, port }: URL, list: string | null): boolean {
  return entriesOf(list).some((entry) => {
    if (entry.toLowerCase() === "<local>") return !hostname.includes(".") && !hostname.includes(":");
    const parts = /^(?:([a-z]+):\/\/)?(.+?)(?::(\d+))?$/i.exec(entry);
    if (parts === null) return false;
    const [, scheme, pattern, onlyPort] = parts;
    if (scheme !== undefined && `${scheme.toLowerCase()}:` !== protocol) return false;
    if (onlyPort !== undefined && onlyPort !== (port || (protocol === "https:" ? "443" : "80"))) return false;
    return wildcard(pattern!).test(hostname);
  });
}

function entriesOf(list: string | null): string[] {
  return (list ?? "").split(/[\s;]+/).filter((entry) => entry !== "");
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i");
}
