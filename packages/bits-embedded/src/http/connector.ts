import type { X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { buildConnector } from "undici";
import { checkFaultyCertificate } from "./certificate-faults.ts";
import { networkFailure } from "./network-failure.ts";
import { authorityOf, openTunnel } from "./tunnel.ts";
import type { ServerCertificate } from "./types.ts";

/** What must hold of a connection. */
export interface ConnectionRules {
  /** BG_SSL_IGNORE_* of the faults that the server's certificate may have. */
  readonly forgiven: number;
  /** The proxy that TLS connections are tunnelled through. */
  readonly tunnel: URL | null;
  /** Has the last word on the server's certificate; throws to refuse it. */
  readonly validate: ((certificate: ServerCertificate) => void) | null;
}

type Open = (options: buildConnector.Options) => Promise<Socket>;

/**
 * Opens connections for undici, each within `timeout` milliseconds, and keeps them in `sockets` until they close. A server
 * that the rules refuse never sees a request.
 * All errors are TransferFailures: undici would open connections for ever if it knew some of its own again.
 */
export function connector(
  rules: ConnectionRules,
  timeout: number,
  sockets: Set<Socket>,
): buildConnector.connector {
  const open = opener(rules, timeout, sockets);
  const connect: Open = async (options) => {
    const through =
      rules.tunnel === null
        ? {}
        : { httpSocket: await openTunnel(rules.tunnel, options, timeout, forUndici(open)) };
    const socket = await open({ ...options, ...through });
    if (!(socket instanceof TLSSocket)) return socket;
    try {
      checkServer(socket, options, rules);
      return socket;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  };
  return forUndici(connect);
}

function forUndici(open: Open): buildConnector.connector {
  return (options, callback) => {
    open(options).then(
      (socket) => callback(null, socket),
      (error) => callback(networkFailure(error), null),
    );
  };
}

/**
 * The bare connection. Only rules that forgive something turn off Node's own verdict on certificates. A connection whose
 * certificate is looked at here never resumes an earlier one, as Node then has no verdict of its own on the name.
 */
function opener({ forgiven, validate }: ConnectionRules, timeout: number, sockets: Set<Socket>): Open {
  const connect = buildConnector({
    timeout,
    allowH2: false,
    // Answers are waited for with time-outs anyway, and Wine does not know the socket option.
    keepAlive: false,
    rejectUnauthorized: forgiven === 0,
    maxCachedSessions: forgiven === 0 && validate === null ? 100 : 0,
  });
  return (options) =>
    new Promise((resolve, reject) => {
      const settle: buildConnector.Callback = (error, socket) =>
        error === null ? resolve(socket) : reject(error);
      // The socket is there at once, though the types do not say so.
      const socket = connect(options, settle) as unknown as Socket;
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    });
}

function checkServer(socket: TLSSocket, options: buildConnector.Options, rules: ConnectionRules): void {
  const { forgiven, validate } = rules;
  if (socket.authorized && validate === null) return;
  const chain = chainOf(socket);
  // A code, whatever the types say.
  const reported = socket.authorizationError as unknown as string | null;
  if (reported !== null)
    checkFaultyCertificate(reported, options.servername || options.hostname, chain, forgiven);
  validate?.({
    host: authorityOf(options),
    raw: chain[0].raw,
    chain: chain.map(({ raw }) => raw),
  });
}

/** The server's certificate and those above it that it sent. */
function chainOf(socket: TLSSocket): [X509Certificate, ...X509Certificate[]] {
  const chain: X509Certificate[] = [];
  const seen = new Set<string>();
  let certificate = socket.getPeerX509Certificate();
  while (certificate !== undefined && !seen.has(certificate.fingerprint256)) {
    chain.push(certificate);
    seen.add(certificate.fingerprint256);
    certificate = certificate.issuerCertificate;
  }
  const [first, ...others] = chain;
  if (first === undefined) throw Object.assign(new Error("no server certificate"), { code: "CERT_REJECTED" });
  return [first, ...others];
}
