/** A process that serves a file of so many MiB under every path; prints its port. For `throughput.ts`. */
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const BLOCK = Buffer.alloc(1024 * 1024, "combind ");

const mebibytes = Number(process.argv[2]);

const server = createServer((request, response) => {
  response.writeHead(200, {
    "content-length": mebibytes * BLOCK.length,
    "accept-ranges": "bytes",
    "last-modified": new Date(0).toUTCString(),
  });
  if (request.method === "HEAD") response.end();
  else pipeline(Readable.from(Array(mebibytes).fill(BLOCK)), response).catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.once("disconnect", () => process.exit());
