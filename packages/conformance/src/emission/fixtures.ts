import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Generation, generate } from "combind";
import { PACKAGE } from "../paths.ts";

/** The IDL of @combind/system, as fixtures (whose folders lie this deep) reach it. */
export const SYSTEM_IDL = "../../../../../idl/system";

/** A folder under fixtures/. */
export interface Fixture {
  readonly name: string;
  readonly folder: string;
}

/** The fixtures of a kind, sorted. */
export function fixtures(kind: "emit" | "error"): Fixture[] {
  const root = join(PACKAGE, "fixtures", kind);
  return readdirSync(root)
    .sort()
    .map((name) => ({ name, folder: join(root, name) }));
}

/** A fixture's own file, or undefined if it has none of the name. */
export function fileOf({ folder }: Fixture, name: string): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

/** Runs the generator on a fixture's IDL as on a package's that builds on @combind/system. Writes nothing. */
export function emitFixture(fixture: Fixture): Generation {
  const overrides = fileOf(fixture, "overrides.json") === undefined ? {} : { overrides: "overrides.json" };
  return generate({
    folder: fixture.folder,
    targets: [
      { package: "@combind/system", inputs: [`${SYSTEM_IDL}/*.idl`] },
      { package: fixture.name, inputs: ["*.idl"], include: [SYSTEM_IDL], out: "expected", ...overrides },
    ],
  });
}
