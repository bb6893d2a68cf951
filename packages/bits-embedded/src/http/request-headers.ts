type Headers = Readonly<Record<string, string>>;

/** What every request says, unless it or the job says otherwise. */
const defaults: Headers = {
  accept: "*/*",
  "accept-encoding": "identity",
  "user-agent": "Microsoft BITS/7.8",
};

/**
 * Fields that a job's custom headers cannot set: the service's own bookkeeping of ranges and upload sessions, and what
 * belongs to the connection and not to the job.
 */
const reserved = new Set([
  "connection",
  "content-length",
  "content-range",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "range",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Fields that tell a secret which the job meant for the origin that it named. */
const secret = new Set(["authorization", "cookie", "proxy-authorization"]);

/** A job's custom headers, one line each that ends in CRLF, by lower-case name and without those that it cannot set. */
export function customHeaders(lines: string | null): Headers {
  const fields = new Map<string, string>();
  for (const line of (lines ?? "").split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (reserved.has(name) || name.startsWith("bits-")) continue;
    const value = line.slice(colon + 1).trim();
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}${name === "cookie" ? "; " : ", "}${value}`);
  }
  return Object.fromEntries(fields);
}

/** All headers of a request: the job's custom headers win over the request's own, these over the defaults. */
export function requestHeaders(own: Headers | undefined, custom: Headers): Record<string, string> {
  const fields: Record<string, string> = { ...defaults };
  for (const [name, value] of Object.entries(own ?? {})) fields[name.toLowerCase()] = value;
  return { ...fields, ...custom };
}

/** The headers that may follow a redirect to another origin. */
export function withoutSecrets(headers: Headers): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name)));
}

/** The headers of a request whose body a redirect has dropped. */
export function withoutContent(headers: Headers): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith("content-")));
}
