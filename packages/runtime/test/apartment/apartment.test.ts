import { expect, it } from "vitest";
import { apartment, initializeApartment, RPC_E_CHANGED_MODE, S_FALSE, S_OK } from "../../src/index.ts";

it("reports nothing before, the choice once, and what is in force afterwards", () => {
  expect(apartment()).toBeNull();
  expect(initializeApartment("sta")).toEqual({ kind: "sta", hresult: S_OK });
  expect(initializeApartment("sta")).toEqual({ kind: "sta", hresult: S_FALSE });
  expect(initializeApartment("mta")).toEqual({ kind: "sta", hresult: RPC_E_CHANGED_MODE });
  expect(apartment()).toEqual({ kind: "sta", hresult: S_OK });
});
