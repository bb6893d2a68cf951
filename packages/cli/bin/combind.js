#!/usr/bin/env node
// Any Node can read this far; the command itself needs a newer one than some people have.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`combind needs Node 22.19 or newer, but this is ${process.version}`);
  process.exitCode = 2;
} else {
  await import("../dist/main.js");
}
