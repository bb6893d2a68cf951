import { Readable } from "node:stream";
import { BG_ERROR_CONTEXT } from "@combind/bits";
import type { Dispatcher } from "undici";
import { TransferFailure } from "../failure/transfer-failure.ts";
import { forgivenFaults } from "./certificate-faults.ts";
import type { ConnectionRules } from "./connector.ts";
import { networkFailure } from "./network-failure.ts";
import type { Pool } from "./pool.ts";
import { proxyFor } from "./proxy.ts";
import { type Hop, isRedirect, redirected, redirectRefusal, reportsRedirects } from "./redirect.ts";
import { customHeaders, requestHeaders } from "./request-headers.ts";
import { headerFields, headerText, type RawHeaders } from "./response-headers.ts";
import type { HttpRequest, HttpResponse, HttpSettings } from "./types.ts";
import {
  ERROR_WINHTTP_CONNECTION_ERROR,
  ERROR_WINHTTP_INVALID_URL,
  ERROR_WINHTTP_UNRECOGNIZED_SCHEME,
} from "./winhttp-codes.ts";

interface Answer {
  readonly status: number;
  readonly raw: RawHeaders;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Dispatcher.ResponseData["body"];
}

/** Sends the requests of one job as its settings say. */
export class HttpSession {
  readonly #settings: HttpSettings;
  readonly #customHeaders: Readonly<Record<string, string>>;
  readonly #forgiven: number;
  readonly #poolFor: (rules: ConnectionRules) => Pool;

  constructor(settings: HttpSettings, poolFor: (rules: ConnectionRules) => Pool) {
    this.#settings = settings;
    this.#customHeaders = customHeaders(settings.customHeaders);
    this.#forgiven = forgivenFaults(settings.securityFlags);
    this.#poolFor = poolFor;
  }

  /**
   * The answer to a request, whatever its status, at the end of its redirects.
   *
   * @throws {TransferFailure} when there is no answer, or a redirect that the job does not follow
   * @throws the signal's reason once it has aborted; the body fails with it too
   */
  async request(request: HttpRequest): Promise<HttpResponse> {
    const { followRedirects = true, signal } = request;
    const { securityFlags } = this.#settings;
    let hop: Hop = {
      method: request.method,
      url: parseUrl(request.url),
      headers: requestHeaders(request.headers, this.#customHeaders),
      body: request.body ?? null,
    };
    for (let hops = 0; ; hops += 1) {
      const { status, raw, headers, body } = await this.#send(hop, signal);
      const location = headers.location;
      if (!isRedirect(status, location)) {
        const reportUrl = hops > 0 && reportsRedirects(securityFlags);
        return { status, url: hop.url.href, reportUrl, headers, headerText: headerText(raw), body };
      }
      void body.dump();
      if (!followRedirects) throw new TransferFailure(redirectRefusal(status));
      hop = redirected(hop, status, location, hops, securityFlags);
    }
  }

  /**
   * A server may close a connection that it had kept at the very moment when the next request comes. A request that
   * changes nothing there is sent again if it met such a connection: no new one has been opened since, by nobody.
   */
  async #send(hop: Hop, signal: AbortSignal): Promise<Answer> {
    const changesNothing = (hop.method === "GET" || hop.method === "HEAD") && hop.body === null;
    for (;;) {
      let isOld = () => false;
      try {
        signal.throwIfAborted();
        const proxy = proxyFor(hop.url, this.#settings.proxy);
        const pool = this.#poolFor(this.#rulesFor(hop.url, proxy));
        const { opened } = pool;
        isOld = () => pool.opened === opened;
        return await sendThrough(pool, proxy, hop, signal);
      } catch (error) {
        if (hop.body instanceof Readable) hop.body.destroy();
        signal.throwIfAborted();
        const failure = networkFailure(error);
        if (failure.code === ERROR_WINHTTP_CONNECTION_ERROR && changesNothing && isOld()) continue;
        throw failure;
      }
    }
  }

  #rulesFor(url: URL, proxy: URL | null): ConnectionRules {
    const secure = url.protocol === "https:";
    return {
      forgiven: secure ? this.#forgiven : 0,
      tunnel: secure ? proxy : null,
      validate: this.#settings.validateCertificate,
    };
  }
}

async function sendThrough(
  { agent }: Pool,
  proxy: URL | null,
  { method, url, headers, body }: Hop,
  signal: AbortSignal,
): Promise<Answer> {
  const target = `${url.pathname}${url.search}`;
  const forward = proxy !== null && url.protocol === "http:";
  const answering = agent.request({
    origin: forward ? proxy.origin : url.origin,
    path: forward ? `${url.origin}${target}` : target,
    method,
    headers: forward ? { ...headers, host: url.host } : headers,
    body,
    // After a body that undici does not expect of a method, as of BITS_POST, it would give the connection up.
    ...(body === null ? {} : { reset: false }),
    signal,
    responseHeaders: "raw",
  });
  const answer = await unlessAborted(answering, signal);
  // What the types do not say: raw headers are a list.
  const raw = answer.headers as unknown as RawHeaders;
  const failing = withTransferFailures(answer.body, signal);
  if (method === "HEAD") failing.resume();
  return { status: answer.statusCode, raw, headers: headerFields(raw), body: failing };
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) return url;
  throw new TransferFailure({
    code: url === null ? ERROR_WINHTTP_INVALID_URL : ERROR_WINHTTP_UNRECOGNIZED_SCHEME,
    context: BG_ERROR_CONTEXT.REMOTE_FILE,
    kind: "fatal",
  });
}

/** undici hears of an abort only when it has a connection. What comes after all is dropped there. */
function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/**
 * Makes a body fail in BITS' terms, whoever destroys it. Only its end is touched: the bytes take undici's own way.
 * A body that nobody listens to may fail unheard.
 */
function withTransferFailures<Body extends Readable>(body: Body, signal: AbortSignal): Body {
  const destroy = body.destroy;
  body.destroy = (error, ...rest) => {
    const failure =
      error == null || (signal.aborted && error === signal.reason) ? error : networkFailure(error);
    return destroy.call(body, failure, ...rest);
  };
  return body.on("error", () => {});
}
