import { parentPort, workerData } from "node:worker_threads";
import { exportInterface, type InterfaceToken, importInterface, isComError } from "@combind/runtime";
import { IThreadCallers, IThreadTarget } from "#threads";
import { makeTarget } from "./target.ts";

/** What a worker does with the tokens that it got. */
export type Work = "call" | "export" | "import again and again";

const { work, tokens } = workerData as { readonly work: Work; readonly tokens: readonly InterfaceToken[] };

function codeOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

function call(): unknown {
  return [
    codeOf(() => {
      const callers = importInterface(IThreadCallers, tokens[0]!);
      try {
        return callers.getTally();
      } finally {
        callers.dispose();
      }
    }),
    codeOf(() => {
      const target = importInterface(IThreadTarget, tokens[1]!);
      try {
        return [5, 3, 4].map((number) => codeOf(() => target.double(number)));
      } finally {
        target.dispose();
      }
    }),
    codeOf(() => importInterface(IThreadCallers, tokens[1]!)),
  ];
}

function importAgainAndAgain(): number {
  for (let count = 0; ; count++) {
    try {
      const target = importInterface(IThreadTarget, tokens[0]!);
      target.double(2);
      target.dispose();
    } catch (error) {
      if (isComError(error, 0x8001_0108)) return count;
      throw error;
    }
  }
}

switch (work) {
  case "call":
    parentPort!.postMessage(call());
    break;
  case "export": {
    const target = makeTarget();
    const exported = exportInterface(target);
    parentPort!.postMessage(exported.token);
    parentPort!.once("message", () => {
      exported[Symbol.dispose]();
      target.dispose();
    });
    break;
  }
  case "import again and again":
    parentPort!.postMessage(importAgainAndAgain());
}
