import { enter, type IUnknown } from "../client/iunknown.ts";
import { live } from "../lifetime/live.ts";
import { returnsHresult } from "../marshal/native-result.ts";
import { POINTER_SIZE, readWord } from "../native/memory.ts";
import { callOnPool } from "../native/pool.ts";
import type { InterfaceClass, MethodPlan } from "../plan.ts";
import type { CallTrace } from "../trace/call-trace.ts";
import { callEnd, callStart, tracedLater } from "../trace/channels.ts";
import { type Argument, argumentOf } from "./arguments.ts";
import { Call } from "./call.ts";
import { composer } from "./compose.ts";
import { CallLayout } from "./layout.ts";
import { resultOf } from "./results.ts";

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

const TURNS: readonly Argument["turn"][] = ["first", "after code", "last"];

export function poolMethod(type: InterfaceClass, method: MethodPlan): PoolMethod {
  const at = `${type.interfaceName}.${method.name}`;
  const layout = new CallLayout(at, method);
  const makers = method.parameters.map((parameter, index) => ({
    ...argumentOf(layout, index),
    index,
    given: layout.visible.indexOf(parameter),
  }));
  const inTurn = TURNS.flatMap((turn) => makers.filter((maker) => maker.turn === turn));
  const results = method.parameters.flatMap(({ direction, value }, index) =>
    direction === "in" || value.kind === "count" ? [] : [resultOf(layout, index)],
  );
  // Strings are in the memory of the call, where Koffi need not copy them.
  const signature = method.signature.replaceAll("s", "p");
  const compose = composer(type.interfaceName, method, results);

  const tellsHresult = returnsHresult(method);
  const traceOf = (given: readonly unknown[]): CallTrace => ({
    interface: type.interfaceName,
    method: method.name,
    slot: method.slot,
    arguments: Object.fromEntries(layout.visible.map(({ name }, index) => [name, given[index]])),
    thread: "pool",
  });

  /** Checks the arguments and puts them in place; answers what native code gets. */
  const place = (call: Call): unknown[] => {
    const values: unknown[] = [];
    for (const { index, given, make } of inTurn) values[index] = make(call, call.given[given]);
    for (const { verify } of makers) verify?.(call);
    return values;
  };

  /** Ends a call whose arguments are in place. */
  const end = <T>(call: Call, read: () => T): T => {
    live.calls--;
    try {
      return read();
    } finally {
      for (const { free } of results) free(call);
      call.free();
    }
  };

  return {
    name: method.name,
    length: layout.visible.length,
    prepare(wrapper, given) {
      const complete = layout.visible.map(({ fallback }, index) =>
        given[index] === undefined ? fallback : given[index],
      );
      const call = new Call(complete, layout.cellBytes);
      try {
        const values = place(call);
        const { address, vtable } = enter(wrapper, type, at);
        call.hold(address);
        const cell = vtable.address + method.slot * POINTER_SIZE;
        call.passed.handOver();
        live.calls++;
        return {
          invoke: async () => {
            try {
              const run = () => callOnPool(readWord(cell), signature, [address, ...values]);
              if (!callEnd.hasSubscribers) return await run();
              return await tracedLater(callStart, callEnd, traceOf(complete), tellsHresult, run);
            } catch (error) {
              end(call, () => {});
              throw error;
            }
          },
          finish: (native) => end(call, () => compose(native, call)),
          discard: () => end(call, () => {}),
        };
      } catch (error) {
        call.free();
        throw error;
      }
    },
  };
}
