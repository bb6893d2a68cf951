import { spawn } from "node:child_process";
import { Worker } from "node:worker_threads";
import {
  apartment,
  createInstance,
  type Guid,
  getClassObject,
  type InterfaceToken,
  IUnknown,
  implement,
  implementDispatch,
  importInterface,
  initializeApartment,
  offThread,
  raw,
  registerClass,
  uninitializeApartment,
} from "@combind/runtime";
import { liveObjects } from "@combind/runtime/testing";
import { dispatch, IAgileObject, IClassFactory, IDispatch, IMarshal } from "@combind/system";
import koffi from "koffi";
import { DThreadTarget, IThreadTarget } from "#threads";
import { makeTarget, openCallers, program } from "./target.ts";

// What apartments of Windows do. Arguments are the library and the scenario, which has the process for itself.

const DICTIONARY = "ee09b103-97e0-11cf-978f-00a02463e06f" as Guid;

const codeOf = (call: () => unknown): unknown => {
  try {
    return call();
  } catch (error) {
    const { code, name } = error as { readonly code?: string; readonly name: string };
    return code ?? name;
  }
};

/** Creates and disposes an object of the system. */
const useDictionary = (): unknown =>
  codeOf(() => {
    createInstance(DICTIONARY, IUnknown).dispose();
    return "created";
  });

const SERVED = "8a51d3c0-6f0e-4b57-9d14-3e7f0c2b6afe" as Guid;
const LOCAL_SERVER = 4;

const ole32 = koffi.load("ole32.dll");
const coInitializeEx = ole32.func("__stdcall", "CoInitializeEx", "int32", ["uintptr", "uint32"]);
const SINGLE = 2;

const SCENARIOS: Readonly<Record<string, () => unknown>> = {
  /** As in the main process of Electron. */
  "someone else's": () => {
    const before = coInitializeEx(0, SINGLE);
    const asked = initializeApartment("mta");
    const target = makeTarget();
    const away = codeOf(() => offThread(target));
    target.dispose();
    const used = useDictionary();
    uninitializeApartment();
    return { before, asked, away, used, left: apartment(), stillThere: coInitializeEx(0, SINGLE) };
  },

  "the same twice": () => {
    coInitializeEx(0, SINGLE);
    const asked = initializeApartment("sta");
    const used = useDictionary();
    uninitializeApartment();
    return { asked, used, stillThere: coInitializeEx(0, SINGLE) };
  },

  left: () => {
    const object = createInstance(DICTIONARY, IUnknown);
    const refused = codeOf(uninitializeApartment);
    object.dispose();
    uninitializeApartment();
    const left = apartment();
    const other = initializeApartment("sta");
    return { refused, left, other, used: useDictionary() };
  },

  agile: () => {
    const IN_PROCESS = 3;
    return [true, false].map((agile) => {
      const object = implement(IThreadTarget, {}, { agile });
      const isAgile = object.tryAs(IAgileObject);
      const marshal = object.tryAs(IMarshal);
      const unmarshaller = marshal?.getUnmarshalClass(IThreadTarget.iid, raw(0), IN_PROCESS, raw(0), 0);
      for (const one of [isAgile, marshal, object]) one?.dispose();
      return { isAgile: isAgile !== null, unmarshaller, left: liveObjects() };
    });
  },

  /** A class of JavaScript, created by COM for native code of this process. */
  "class object": () => {
    const CLASS = "8a51d3c0-6f0e-4b57-9d14-3e7f0c2b6aff" as Guid;
    const callers = openCallers();
    const registration = registerClass(CLASS, () => makeTarget(), {
      context: 1,
      interfaces: [IThreadTarget],
    });
    const result = codeOf(() => callers.createAndCall(CLASS, 5));
    const factory = getClassObject(CLASS, IClassFactory);
    const outer = makeTarget();
    const aggregated = codeOf(() => factory.createInstance(outer, IThreadTarget));
    for (const one of [factory, outer]) one.dispose();
    registration[Symbol.dispose]();
    const afterwards = codeOf(() => callers.createAndCall(CLASS, 5));
    callers.dispose();
    return { result, aggregated, afterwards };
  },

  /** The same for another process, which calls through COM's own proxies. */
  "local server": async () => {
    const serve = () => implementDispatch(DThreadTarget, { double: (number) => 2 * number });
    const registration = registerClass(SERVED, serve, { context: LOCAL_SERVER });
    const client = spawn(process.execPath, [...process.argv.slice(1, 3), "local client"], {
      stdio: "ignore",
    });
    const answer = await new Promise((resolve) => client.once("exit", resolve));
    registration[Symbol.dispose]();
    return { answer, left: liveObjects() };
  },

  "local client": () => {
    const target = dispatch(createInstance(SERVED, IDispatch, { context: LOCAL_SERVER }));
    process.exitCode = Number(target.call("double", 21));
    target[Symbol.dispose]();
  },

  /** An object of a single-threaded apartment in a worker, called from the MTA through its message pump. */
  pump: async () => {
    const worker = new Worker(program("single"));
    const { token, kind } = await new Promise<{ token: InterfaceToken; kind: string }>((resolve) =>
      worker.once("message", resolve),
    );
    const target = dispatch(importInterface(IDispatch, token));
    const called = target.call("double", 21);
    target[Symbol.dispose]();
    const end = new Promise((resolve) => worker.once("exit", resolve));
    worker.postMessage("end");
    return { kind, mine: apartment()?.kind, called, exit: await end };
  },
};

console.log(JSON.stringify(await SCENARIOS[process.argv[3]!]!()));
