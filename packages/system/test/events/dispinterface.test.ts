import { IUnknown, sameObject } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { expect, test } from "vitest";
import { advise, dispatch, IDispatch } from "../../src/index.ts";
import { sourceOf } from "./source.ts";
import { DTicker } from "./ticker.ts";

test("events come by DISPID, with arguments of the types of the dispinterface", () =>
  expectNoLeaks(() => {
    const source = sourceOf(DTicker);
    const seen: unknown[] = [];
    const connection = advise(source.object, DTicker, {
      ticked: (count, label) => void seen.push([count, label]),
      closing: (cancel) => !cancel,
      found: (object, all) =>
        void seen.push(object !== null && all.every((one) => sameObject(one, object)), all.length),
    });
    source.fire(DTicker, (receiver) => {
      receiver.ticked(5, "five");
      expect([receiver.closing(true), receiver.closing(false)]).toEqual([false, true]);
      receiver.found(source.object, [source.object, source.object]);
      receiver.found(null, []);
    });
    connection.dispose();
    source.object.dispose();
    expect(seen).toEqual([[5, "five"], true, 2, false, 0]);
    expect(source.count()).toBe(0);
  }));

test("the receiver answers to IDispatch too, where its members have names", () =>
  expectNoLeaks(() => {
    const source = sourceOf(DTicker);
    const seen: unknown[] = [];
    const connection = advise(source.object, DTicker, { ticked: (...values) => void seen.push(values) });
    source.fire(DTicker, (receiver) => {
      for (const type of [IDispatch, IUnknown]) {
        const face = receiver.as(type);
        expect(sameObject(face, receiver)).toBe(true);
        if (face instanceof IDispatch) {
          dispatch(face).call("Ticked", 6, "six");
          expect(() => dispatch(face).call("Closing", true)).toThrow(
            expect.objectContaining({ code: "DISP_E_MEMBERNOTFOUND" }),
          );
          expect(() => dispatch(face).call(99)).toThrow(
            expect.objectContaining({ code: "DISP_E_MEMBERNOTFOUND" }),
          );
        }
        face.dispose();
      }
    });
    connection.dispose();
    source.object.dispose();
    expect(seen).toEqual([[6, "six"]]);
  }));

test("what a handler throws reaches the source with its text; after the end there are none", () =>
  expectNoLeaks(() => {
    const source = sourceOf(DTicker);
    let kept: DTicker | undefined;
    const connection = advise(source.object, DTicker, {
      ticked() {
        throw new Error("not now");
      },
    });
    source.fire(DTicker, (receiver) => {
      kept = receiver.retain();
      expect(() => receiver.ticked(1, "")).toThrow(
        expect.objectContaining({
          code: "E_FAIL",
          errorInfo: { source: "DTicker.ticked", description: "not now" },
        }),
      );
    });
    connection.dispose();
    expect(() => kept?.ticked(1, "")).toThrow(expect.objectContaining({ code: "RPC_E_DISCONNECTED" }));
    kept?.dispose();
    expect(() => advise(source.object, DTicker, { ticked: 5 as never })).toThrow("ticked is no function");
    source.object.dispose();
  }));
