// A program that leaks references and an object; what is in its argument tells how it is tracked, and where it runs.
import { isMainThread, Worker } from "node:worker_threads";
import { fromPointer, type IUnknown, implement, pointerOf, trackReferences } from "../../../src/index.ts";
import { INode } from "../../interfaces.ts";

const kept: IUnknown[] = [];

function leak(): void {
  const node = implement(INode, {});
  for (let count = 0; count < 3; count++) kept.push(fromPointer(INode, pointerOf(node), { addRef: true }));
  node.retain().dispose();
  kept.push(node);
}

const how = process.argv[2] ?? "";
if (isMainThread && how.includes("worker")) {
  new Worker(new URL(import.meta.url), { argv: [how] });
} else {
  if (how.includes("stopped")) trackReferences()[Symbol.dispose]();
  if (how.includes("quiet")) trackReferences({ report: "none" });
  if (how.includes("told")) trackReferences();
  leak();
  process.on("exit", () => console.log(kept.length));
  if (how.includes("exits")) process.exit(3);
}
