import { join } from "node:path";
import { expect, test } from "vitest";
import { callByName } from "../../src/late/program.ts";
import { PACKAGE } from "../../src/paths.ts";
import { suite } from "../../src/requirements.ts";

suite("late binding under Wine", { needs: ["wine"] }, () => {
  test("scripting objects do what they are told by name", async () => {
    const { code, stdout, stderr } = callByName();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    await expect(stdout.replaceAll("\r\n", "\n")).toMatchFileSnapshot(
      join(PACKAGE, "test/fixtures/late/wine.txt"),
    );
  });
});
