import { afterEach, expect, it } from "vitest";
import { type IUnknown, implement } from "../../src/index.ts";
import { expectNoLeaks, liveReferences } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";

const open: IUnknown[] = [];
afterEach(() => {
  for (const wrapper of open.splice(0)) wrapper.dispose();
});

it("lists the references that are open", async () => {
  await expectNoLeaks(() => {
    const node = implement(INode, {});
    const [reference] = liveReferences();
    expect(reference?.interfaceName).toBe("INode");
    expect(reference?.stack).toContain("leaks.test.ts");
    node.dispose();
    expect(liveReferences()).toEqual([]);
  });
});

it("fails for a wrapper that was not disposed, and tells where it was made", async () => {
  const leak = expectNoLeaks(() => open.push(implement(INode, {})));
  await expect(leak).rejects.toThrow(
    /1 references and 1 implemented objects leak\n- INode, made at[\s\S]*leaks\.test\.ts/,
  );
});

it("fails for asynchronous tests too, and passes results on", async () => {
  await expect(expectNoLeaks(async () => void open.push(implement(INode, {})))).rejects.toThrow("leak");
  expect(await expectNoLeaks(async () => 5)).toBe(5);
});

it("passes a test's own error on", async () => {
  await expect(
    expectNoLeaks(() => {
      throw new Error("mine");
    }),
  ).rejects.toThrow("mine");
});

it("does not mind what was open before", async () => {
  const before = implement(INode, {});
  await expectNoLeaks(() => before.retain().dispose());
  before.dispose();
});
