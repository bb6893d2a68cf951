import { beforeAll, expect, test } from "vitest";
import { suite } from "../requirements.ts";
import { Project, type ProjectOptions } from "./project.ts";

/**
 * The suite of one server of Wine's: classes are generated from Wine's own IDL, held to the strict compiler together with
 * a driver, and the driver's report is left to `body`.
 */
export function serverSuite(
  name: string,
  driver: string,
  options: ProjectOptions,
  body: (project: () => Project) => void,
): void {
  suite(name, { needs: ["wine", "wine-headers"] }, () => {
    let project: Project;
    beforeAll(() => {
      project = new Project(driver, options);
    });

    test("the classes and the driver pass the strict compiler, and no method is missing", () => {
      expect({ errors: project.typeErrors(), leftOut: project.leftOut }).toEqual({ errors: [], leftOut: 0 });
    });

    body(() => project);
  });
}
