import { expect, it } from "vitest";
import {
  implement,
  initializeApartment,
  isComError,
  offThread,
  RPC_E_WRONG_THREAD,
} from "../../src/index.ts";
import { INode } from "../interfaces.ts";
import { thrownBy } from "../serving.ts";

it("is refused in a single-threaded apartment", async () => {
  initializeApartment("sta");
  const node = implement(INode, { getId: () => 1 });
  const error = await thrownBy(() => offThread(node));
  expect(isComError(error, RPC_E_WRONG_THREAD)).toBe(true);
  expect(error.message).toContain('initializeApartment("mta")');
  expect(node.getId()).toBe(1);
  node.dispose();
});
