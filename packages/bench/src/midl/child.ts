import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  compile,
  createSession,
  decodeSource,
  memoryHost,
  preprocess,
  type SourceHost,
  SourceText,
  Watcher,
} from "@combind/midl";
import { fileHost } from "combind";
import { CORPUS, corpusNames } from "./corpus.ts";
import { farImports } from "./far-imports.ts";

// What is measured in a process of its own: the first argument names it, the answer is JSON.

/** How much of the input is enough, in bytes. */
const LARGE = 25_000_000;
/** Its macros make a million tokens: with it, copies of the corpus would have three times the tokens of other IDL of their size. */
const LEFT_OUT = "mshtml.idl";

/** The corpus over and over, each copy in a folder of its own, until there is enough of it. */
function large() {
  const corpus = fileHost({ base: CORPUS, folders: [CORPUS] });
  const host: SourceHost = {
    resolve(name, from) {
      const copy = from.slice(0, from.indexOf("/") + 1);
      const path = name === LEFT_OUT ? undefined : corpus.resolve(name, from.slice(copy.length));
      return path === undefined ? undefined : copy + path;
    },
    read: (path) => corpus.read(path.slice(path.indexOf("/") + 1)),
  };
  const names = corpusNames().filter((name) => name !== LEFT_OUT);
  const sizes = names.map((name) => readFileSync(join(CORPUS, name)).length);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const copies = Math.ceil(LARGE / whole);
  const session = createSession();
  const start = performance.now();
  for (let copy = 0; copy < copies; copy++) {
    for (const name of names) compile(`${copy}/${name}`, { host, session });
  }
  const seconds = (performance.now() - start) / 1000;
  const peakMebibytes = process.resourceUsage().maxRSS / 1024;
  const tokens = names.reduce((sum, name) => {
    const source = new SourceText(name, decodeSource(readFileSync(join(CORPUS, name))));
    return (
      sum + preprocess(source, { host: corpus, abi: "win64", defines: new Map() }, () => {}).tokens.length
    );
  }, 0);
  return {
    files: copies * names.length,
    bytes: copies * whole,
    tokens: copies * tokens,
    seconds,
    peakMebibytes,
  };
}

/** Files that reach many others through their imports, with all models kept to the end. */
function far() {
  const files = farImports();
  const host = memoryHost(files);
  const session = createSession();
  const start = performance.now();
  const compilations = Object.keys(files).map((path) => compile(path, { host, session }));
  const seconds = (performance.now() - start) / 1000;
  const peakMebibytes = process.resourceUsage().maxRSS / 1024;
  const reached = compilations.reduce((sum, { model }) => sum + model.files.length, 0);
  const bytes = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  return { files: compilations.length, bytes, reached, seconds, peakMebibytes };
}

/** A watcher that compiles the corpus, again without a change, and again after a change of one file. */
function warm() {
  const host = fileHost({ base: CORPUS, folders: [CORPUS] });
  const watcher = new Watcher({ host });
  const names = corpusNames();
  const run = () => {
    const start = performance.now();
    for (const name of names) watcher.compile(name);
    return (performance.now() - start) / 1000;
  };
  const cold = run();
  const unchanged = run();
  watcher.changed("strmif.idl");
  const changed = run();
  return { cold, unchanged, changed, peakMebibytes: process.resourceUsage().maxRSS / 1024 };
}

const subjects = { large, far, warm };
console.log(JSON.stringify(subjects[process.argv[2] as keyof typeof subjects]()));
