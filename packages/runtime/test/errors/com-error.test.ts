import { describe, expect, it } from "vitest";
import { drop, requireOut, take } from "../../src/codegen/index.ts";
import { bitsCodes } from "../../src/errors/codes/bits.ts";
import { comCodes } from "../../src/errors/codes/com.ts";
import { controlCodes } from "../../src/errors/codes/control.ts";
import { httpCodes } from "../../src/errors/codes/http.ts";
import { rpcCodes } from "../../src/errors/codes/rpc.ts";
import { win32Codes } from "../../src/errors/codes/win32.ts";
import { winhttpCodes } from "../../src/errors/codes/winhttp.ts";
import {
  ComError,
  E_ACCESSDENIED,
  E_INVALIDARG,
  formatHresult,
  hresultName,
  implement,
  isComError,
  NullResultError,
} from "../../src/index.ts";
import { INode } from "../interfaces.ts";

describe("ComError", () => {
  it("says where, what and why", () => {
    const error = new ComError(E_INVALIDARG, { interface: "IFoo", method: "setBar" });
    expect(error.message).toMatch(/^IFoo\.setBar: E_INVALIDARG \(0x80070057\): \S/);
    expect(error).toMatchObject({
      hresult: 0x80070057,
      code: "E_INVALIDARG",
      facility: 7,
      interface: "IFoo",
    });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("ComError");
  });

  it("takes signed codes, names parameters, and prefers what the object said", () => {
    const errorInfo = { description: "the bar is closed", source: "Foo" };
    const error = new ComError(E_INVALIDARG | 0, {
      interface: "IFoo",
      method: "b",
      parameter: "p",
      errorInfo,
    });
    expect(error.message).toBe("IFoo.b(p): E_INVALIDARG (0x80070057): the bar is closed");
    expect([error.hresult, error.parameter, error.errorInfo]).toEqual([0x80070057, "p", errorInfo]);
  });

  it("does without a name, a text and a place", () => {
    const error = new ComError(0x8123_4567);
    expect([error.message, error.code, error.method]).toEqual(["0x81234567", undefined, undefined]);
  });

  it.each([0, 1, 0x200017, NaN, 1.5, 2 ** 32, -(2 ** 31) - 1])("refuses %s", (hresult) => {
    expect(() => new ComError(hresult)).toThrow(RangeError);
  });

  it.each(["0x80004005", null, 1n, Symbol("x"), Object.create(null), Object(-1)])("refuses %o", (hresult) => {
    expect(() => new ComError(hresult as number)).toThrow(/^ComError: expected a number, got /);
  });

  it("comes from failing calls with the method's TypeScript name", () => {
    const node = implement(INode, {
      getId() {
        throw new ComError(0x80200003);
      },
    });
    expect(() => node.getId()).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^INode\.getId: BG_E_EMPTY \(0x80200003\): /),
        code: "BG_E_EMPTY",
        facility: 32,
        interface: "INode",
        method: "getId",
        errorInfo: undefined,
      }),
    );
    node.dispose();
  });
});

describe("isComError", () => {
  it("compares the HRESULT, signed or not", () => {
    const error = new ComError(E_ACCESSDENIED);
    expect(isComError(error)).toBe(true);
    expect(isComError(error, E_ACCESSDENIED)).toBe(true);
    expect(isComError(error, E_ACCESSDENIED | 0)).toBe(true);
    expect(isComError(error, E_INVALIDARG)).toBe(false);
  });

  it("knows errors of another copy of the package, but no look-alikes", async () => {
    const copy = (await import(
      `${"../../src/errors/com-error.ts"}?copy`
    )) as typeof import("../../src/errors/com-error.ts");
    const foreign = new copy.ComError(E_INVALIDARG);
    expect(foreign).not.toBeInstanceOf(ComError);
    expect(isComError(foreign, E_INVALIDARG)).toBe(true);
    const lookAlike = Object.assign(new Error("x"), { name: "ComError", hresult: E_INVALIDARG });
    for (const value of [lookAlike, undefined, null, 1, "x", {}, { hresult: E_INVALIDARG }]) {
      expect(isComError(value)).toBe(false);
    }
  });
});

describe("NullResultError", () => {
  it("names the method and the output", () => {
    const cell = take(8);
    expect(() => requireOut(cell, "IFoo.bar", "name")).toThrow(new NullResultError("IFoo.bar", "name"));
    drop(cell);
  });
});

describe("names of HRESULTs", () => {
  it.each([
    [0, "S_OK"],
    [0x80004002, "E_NOINTERFACE"],
    [-2147467262, "E_NOINTERFACE"],
    [0x80070005, "E_ACCESSDENIED"],
    [0x80070002, "ERROR_FILE_NOT_FOUND"],
    [0x80072ee7, "ERROR_WINHTTP_NAME_NOT_RESOLVED"],
    [0x800706ba, "RPC_S_SERVER_UNAVAILABLE"],
    [0x80010108, "RPC_E_DISCONNECTED"],
    [0x800a01c9, "CTL_E_KEY_ALREADY_EXISTS"],
    [0x80190194, "BG_E_HTTP_ERROR_404"],
    [0x80200001, "BG_E_NOT_FOUND"],
    [0x00200017, "BG_S_PARTIAL_COMPLETE"],
    [0x80200076, "BG_E_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK"],
    [0x8123_4567, undefined],
  ])("%# are right", (hresult, name) => {
    expect(hresultName(hresult)).toBe(name);
  });

  it("are written in eight digits", () => {
    expect([formatHresult(1), formatHresult(-1), formatHresult(0x80004002)]).toEqual([
      "0x00000001",
      "0xFFFFFFFF",
      "0x80004002",
    ]);
  });

  it("are complete for BITS, and unique in each table", () => {
    expect(bitsCodes.length + httpCodes.length).toBe(132);
    for (const table of [comCodes, controlCodes, rpcCodes, win32Codes, winhttpCodes, bitsCodes]) {
      expect(new Set(table.map(([code]) => code)).size).toBe(table.length);
      expect(new Set(table.map(([, name]) => name)).size).toBe(table.length);
    }
    for (const [code, name] of bitsCodes) expect(code < 0x8000_0000).toBe(name.startsWith("BG_S_"));
  });
});
