import { afterEach, expect, it } from "vitest";
import { addReference, releaseNow } from "../../src/client/reference.ts";
import { type IUnknown, implement, pointerOf } from "../../src/index.ts";
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
    /^2 not released\n1 x implemented INode \(references: 1\), made\n[\s\S]*leaks\.test\.ts.*\n[\s\S]*1 x INode, made\n[\s\S]*leaks\.test\.ts/,
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

it("fails for an object that native code references, and does not mind one that was made before", async () => {
  const before = implement(INode, {});
  await expectNoLeaks(() => addReference(pointerOf(before)));
  releaseNow(pointerOf(before));
  before.dispose();
  let address = 0;
  const leak = expectNoLeaks(() => {
    const node = implement(INode, {});
    address = pointerOf(node);
    addReference(address);
    addReference(address);
    node.dispose();
  });
  await expect(leak).rejects.toThrow(/^1 not released\n1 x implemented INode \(references: 2\), made\n/);
  releaseNow(address);
  releaseNow(address);
});

it("does not mind what was open before", async () => {
  const before = implement(INode, {});
  await expectNoLeaks(() => before.retain().dispose());
  before.dispose();
});
