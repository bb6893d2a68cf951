import {
  IBackgroundCopyError,
  IBackgroundCopyFile6,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions3,
  IBackgroundCopyManager,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
} from "@combind/bits";
import type { InterfaceClass } from "@combind/runtime";
import { EnumeratorHandlers } from "./enumerator-handlers.ts";
import { ErrorHandlers } from "./error-handlers.ts";
import { FileHandlers } from "./file-handlers.ts";
import { JobHandlers } from "./job-handlers.ts";
import { ManagerHandlers } from "./manager-handlers.ts";

/** What the service's objects answer E_NOTIMPL to, as "IBackgroundCopyJob2.setCredentials": methods without a handler. */
export function unsupportedMethods(): string[] {
  const served: readonly (readonly [InterfaceClass, object])[] = [
    [IBackgroundCopyManager, ManagerHandlers.prototype],
    [IBackgroundCopyJob5, JobHandlers.prototype],
    [IBackgroundCopyJobHttpOptions3, JobHandlers.prototype],
    [IBackgroundCopyFile6, FileHandlers.prototype],
    [IBackgroundCopyError, ErrorHandlers.prototype],
    [IEnumBackgroundCopyJobs, EnumeratorHandlers.prototype],
    [IEnumBackgroundCopyFiles, EnumeratorHandlers.prototype],
  ];
  return served.flatMap(([type, handlers]) =>
    chainOf(type).flatMap((link) =>
      link
        .plan()
        .methods.filter(({ name }) => !(name in handlers))
        .map(({ name }) => `${link.interfaceName}.${name}`),
    ),
  );
}

/** An interface class and its bases, the first base first. */
function chainOf(type: InterfaceClass): InterfaceClass[] {
  const chain: InterfaceClass[] = [];
  for (let at: unknown = type; isInterfaceClass(at); at = Object.getPrototypeOf(at)) chain.unshift(at);
  return chain;
}

function isInterfaceClass(value: unknown): value is InterfaceClass {
  return typeof value === "function" && "interfaceName" in value;
}
