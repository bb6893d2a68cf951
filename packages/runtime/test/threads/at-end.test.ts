import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

const source = JSON.stringify(new URL("../../src/threads/at-end.ts", import.meta.url).href);

function printed(script: string): string[] {
  const flags = [
    "--disable-warning=ExperimentalWarning",
    "--experimental-strip-types",
    "--input-type=module",
  ];
  const text = `const { atThreadEnd } = await import(${source}); const say = (text) => () => console.log(text); ${script}`;
  return execFileSync(process.execPath, [...flags, "-e", text], { encoding: "utf8" })
    .trim()
    .split("\n");
}

it("comes after the exit listeners of others, earlier and later ones", () => {
  expect(
    printed(`
      process.on("exit", say("before"));
      atThreadEnd(say("end"));
      process.on("exit", say("after"));
      setTimeout(() => process.once("exit", say("much later")), 1);`),
  ).toEqual(["before", "after", "much later", "end"]);
});

it("comes once for each task, in any number of copies of the package", () => {
  expect(
    printed(`
      const other = await import(${source} + "?copy");
      atThreadEnd(say("one"));
      other.atThreadEnd(say("two"));
      process.on("exit", say("mine"));
      await 1;`),
  ).toEqual(["mine", "one", "two"]);
});
