import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { CANNOT_RUN } from "./cannot-run.ts";
import { fetchWindowsNode } from "./wine/windows-node.ts";

/** What a suite may need from the machine. */
export type Need = "gcc" | "mingw64" | "mingw32" | "widl" | "wine" | "wine-headers";

/** Where Debian's libwine-dev puts the Windows headers. */
export const WINE_HEADERS = "/usr/include/wine/wine/windows";

/** Each gives the reason why the need is not met, or undefined. */
const DETECT: { readonly [need in Need]: () => string | undefined } = {
  gcc: () => program("gcc", "gcc"),
  mingw64: () => program("x86_64-w64-mingw32-gcc", "gcc-mingw-w64"),
  mingw32: () => program("i686-w64-mingw32-gcc", "gcc-mingw-w64"),
  widl: () => program("widl", "wine64-tools"),
  wine: () => program("wine", "wine") ?? windowsNode(),
  "wine-headers": () =>
    existsSync(join(WINE_HEADERS, "unknwn.h"))
      ? undefined
      : `Wine's Windows headers are not in ${WINE_HEADERS} (apt install libwine-dev)`,
};

/** The reasons why a suite with these needs cannot run; empty when it can. */
export function missing(needs: readonly Need[], detect = DETECT): string[] {
  return needs.map((need) => detect[need]()).filter((reason) => reason !== undefined);
}

/**
 * A `describe` for suites that need more than Node. Where something is missing the suite becomes one test
 * whose title gives the reason: skipped on a developer's machine, failed where CI=true.
 */
export function suite(name: string, options: { readonly needs: readonly Need[] }, body: () => void): void {
  const reasons = missing(options.needs);
  if (reasons.length === 0) {
    describe(name, body);
    return;
  }
  const title = CANNOT_RUN + reasons.join("; ");
  describe(name, () => {
    if (process.env.CI === "true") test(title, () => expect.fail(title));
    else test.skip(title, () => {});
  });
}

function program(name: string, aptPackage: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => isExecutable(join(folder, name)))
    ? undefined
    : `${name} is not installed (apt install ${aptPackage})`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function windowsNode(): string | undefined {
  try {
    fetchWindowsNode();
    return undefined;
  } catch (error) {
    return `the Windows build of Node could not be fetched: ${String(error).split("\n")[0]}`;
  }
}
