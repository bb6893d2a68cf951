import { describe, expect, it } from "vitest";
import { addReference } from "../../src/client/reference.ts";
import {
  adoptOut,
  adoptOutOrNull,
  copyIn,
  drop,
  freeOut,
  readBytesOrNull,
  readPointer,
  readString,
  readStringOrNull,
  releaseOut,
  take,
  writePointer,
} from "../../src/codegen/index.ts";
import { implement, pointerOf } from "../../src/index.ts";
import { INode } from "../interfaces.ts";
import { referencesOf } from "../references.ts";

describe("an interface pointer in a cell", () => {
  it("is released once, unless a wrapper adopted it", () => {
    const node = implement(INode, { getId: () => 1 });
    const cell = take(8);
    addReference(pointerOf(node));
    writePointer(cell, pointerOf(node));
    expect(referencesOf(node)).toBe(2);
    releaseOut(cell);
    expect([referencesOf(node), readPointer(cell)]).toEqual([1, 0]);
    releaseOut(cell);
    expect(referencesOf(node)).toBe(1);

    addReference(pointerOf(node));
    writePointer(cell, pointerOf(node));
    const adopted = adoptOut(cell, INode);
    releaseOut(cell);
    expect([referencesOf(node), adopted.getId()]).toEqual([2, 1]);
    adopted.dispose();
    node.dispose();
    drop(cell);
  });
});

describe("a NULL in a cell", () => {
  it("is null where that is allowed, and a typed error where the caller did not look", () => {
    const cell = take(8);
    expect(adoptOutOrNull(cell, INode)).toBeNull();
    expect(readStringOrNull(cell)).toBeNull();
    expect(readBytesOrNull(cell, 0)).toBeNull();
    expect(() => adoptOut(cell, INode)).toThrow(TypeError);
    expect(() => readString(cell)).toThrow(TypeError);
    freeOut(cell);
    releaseOut(cell);
    expect(copyIn(null)).toBe(0);
    drop(cell);
  });
});
