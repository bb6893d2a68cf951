import { parentPort, workerData } from "node:worker_threads";
import { type InterfaceToken, importInterface } from "../../src/index.ts";
import { INode } from "../interfaces.ts";

// A worker that imports a node and tells what it answers, or why it cannot.
try {
  const node = importInterface(INode, workerData as InterfaceToken);
  const id = node.getId();
  node.dispose();
  parentPort!.postMessage(id);
} catch (error) {
  parentPort!.postMessage((error as Error).message);
}
