import type { Socket } from "node:net";
import { type buildConnector, Client } from "undici";
import { statusFailure } from "./status-failure.ts";

/** host:port of a TLS server. */
export function authorityOf({ host, hostname, port }: buildConnector.Options): string {
  return port ? (host ?? `${hostname}:${port}`) : `${host ?? hostname}:443`;
}

/**
 * A connection to a server through an HTTP proxy, for TLS to be spoken on.
 *
 * @param timeout how long the proxy may take to answer, in milliseconds
 * @param connect opens the connection to the proxy
 * @throws {TransferFailure} with the proxy's status if it refuses
 */
export async function openTunnel(
  proxy: URL,
  server: buildConnector.Options,
  timeout: number,
  connect: buildConnector.connector,
): Promise<Socket> {
  const authority = authorityOf(server);
  const client = new Client(proxy.origin, { connect, headersTimeout: timeout });
  try {
    const { statusCode, socket } = await client.connect({ path: authority, headers: { host: authority } });
    if (statusCode === 200) return socket as Socket;
    socket.destroy();
    throw statusFailure({ status: statusCode });
  } finally {
    void client.close();
  }
}
