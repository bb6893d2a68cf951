import { readFileSync } from "node:fs";

/** combind's own version, as banners name it. */
export const VERSION: string = (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
).version;
