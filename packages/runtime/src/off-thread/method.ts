import { enter, type IUnknown } from "../client/iunknown.ts";
import { SCALARS } from "../marshal/scalars.ts";
import { POINTER_SIZE, readWord } from "../native/memory.ts";
import { callOnPool } from "../native/pool.ts";
import type { InterfaceClass, MethodPlan } from "../plan.ts";
import { type Argument, argumentOf, type Sibling } from "./arguments.ts";
import { Call } from "./call.ts";
import { cellSize, scalarOf } from "./cells.ts";
import { composer } from "./compose.ts";
import { type LengthReader, resultOf } from "./results.ts";

/** A call whose arguments are checked and in place. */
export interface PreparedCall {
  /** Calls, and answers what the native function returned. If it cannot be called, everything is given back. */
  readonly invoke: () => Promise<unknown>;
  /** Reads the results of a call that has returned, and gives everything else back. Last, and once. */
  readonly finish: (native: unknown) => unknown;
  /** Gives everything back, results included, instead of `finish`; also where no call was made. */
  readonly discard: () => void;
}

/** A method as it is called off the thread. */
export interface PoolMethod {
  readonly name: string;
  /** How many arguments it has. */
  readonly length: number;
  readonly prepare: (wrapper: IUnknown, given: readonly unknown[]) => PreparedCall;
}

const ALIGNMENT = 16;
const TURNS: readonly Argument["turn"][] = ["first", "after code", "last"];

export function poolMethod(type: InterfaceClass, method: MethodPlan): PoolMethod {
  const at = `${type.interfaceName}.${method.name}`;
  const { parameters } = method;
  let cellBytes = 0;
  const cells = parameters.map((parameter) => {
    const cell = cellBytes;
    cellBytes += Math.ceil(cellSize(parameter) / ALIGNMENT) * ALIGNMENT;
    return cell;
  });
  const cellOf = (name: string): number => cells[parameters.findIndex((one) => one.name === name)]!;

  const visible = parameters.filter(({ direction, value }) => direction !== "out" && value.kind !== "count");
  const sibling: Sibling = (name) => {
    const index = visible.findIndex((parameter) => parameter.name === name);
    return (call) => call.given[index];
  };
  const lengthOf: LengthReader = (name) => {
    const { read } = SCALARS[scalarOf(parameters.find((one) => one.name === name)!.value)];
    return (base) => Number(read(base + cellOf(name)));
  };

  const makers = parameters.map((parameter, index) => ({
    ...argumentOf(parameter, cells[index]!, sibling, at),
    index,
    given: visible.indexOf(parameter),
  }));
  const inTurn = TURNS.flatMap((turn) => makers.filter((maker) => maker.turn === turn));
  const results = parameters.flatMap((parameter, index) =>
    parameter.direction === "in" || parameter.value.kind === "count"
      ? []
      : [resultOf(parameter, cells[index]!, sibling, lengthOf, at)],
  );
  // Strings are in the memory of the call, where Koffi need not copy them.
  const signature = method.signature.replaceAll("s", "p");
  const compose = composer(type.interfaceName, method, results);

  return {
    name: method.name,
    length: visible.length,
    prepare(wrapper, given) {
      const call = new Call(given, cellBytes);
      try {
        const values: unknown[] = [];
        for (const { index, given: position, make } of inTurn) values[index] = make(call, given[position]);
        const { address, vtable } = enter(wrapper, type, at);
        call.hold(address);
        const slot = readWord(vtable.address + method.slot * POINTER_SIZE);
        const end = <T>(read: (base: number) => T): T => {
          try {
            return call.withCells((base) => {
              try {
                return read(base);
              } finally {
                for (const { free } of results) free(call, base);
              }
            });
          } finally {
            call.free();
          }
        };
        return {
          invoke: async () => {
            try {
              return await callOnPool(slot, signature, [address, ...values]);
            } catch (error) {
              end(() => {});
              throw error;
            }
          },
          finish: (native) => end((base) => compose(native, call, base)),
          discard: () => end(() => {}),
        };
      } catch (error) {
        call.free();
        throw error;
      }
    },
  };
}
