import { ComError, E_ACCESSDENIED, IUnknown, implement, isComError, offThread } from "@combind/runtime";
import { dispatch } from "@combind/system";
import { IStressCallback, type IStressItem, type IStressServer, type STRESS_RECORD } from "#stress";
import { must, type Room, sumOfCalls } from "./room.ts";

const CLASS = IStressCallback.iid;

/** Everything else, one after the other: texts, records, arrays, failures, values by name, calls on other threads. */
export async function mixed(room: Room): Promise<void> {
  const { server } = room;
  for (let number = 0; number < 200; number++) {
    const item = server.createItem(number);
    byName(item, number);
    values(server, number);
    failures(room);
    const callback = room.callback();
    must(server.call(callback, 1), sumOfCalls(1));
    callback.dispose();
    item.dispose();
  }
  await elsewhere(room);
}

/** Values of Automation, to members by their names. */
function byName(item: IStressItem, number: number): void {
  const late = dispatch(item.retain());
  late.put("Number", number);
  must(late.get("Number"), number);
  late.put("Text", `text ${number}`);
  must(late.get("Text"), `text ${number}`);
  must(late.call("Add", number, 1), number + 1);
  must(late.call("Echo", "echo"), "echo");
  must(late.call("Echo", 0.5), 0.5);
  const self = late.call("Echo", item);
  if (!(self instanceof IUnknown)) throw new Error(`expected an object, got ${self}`);
  self.dispose();
  late[Symbol.dispose]();
}

function values(server: IStressServer, number: number): void {
  must(server.echoText("a text"), "a text");
  must(server.doubleText("twice "), "twice twice ");
  const record: STRESS_RECORD = { number, wide: 1n << 40n, real: 0.5, text: "owned", id: CLASS };
  must(server.echoRecord(record).text, "owned");
  must(server.echoNumbers([1, 2, 3, number])[3], number);
  must(server.echoRecords([record, record, record])[2]?.id, CLASS);
}

/** Calls that fail: in the server with outs that it has filled, in a handler, and before any call. */
function failures(room: Room): void {
  const { server } = room;
  mustFail(() => server.fail(E_ACCESSDENIED, true), E_ACCESSDENIED);
  mustFail(() => server.fail(E_ACCESSDENIED, false), E_ACCESSDENIED);
  room.made++;
  const refusing = implement(
    IStressCallback,
    {
      transform() {
        throw new ComError(E_ACCESSDENIED);
      },
    },
    { onFinalRelease: () => void room.gone++ },
  );
  mustFail(() => server.call(refusing, 1), E_ACCESSDENIED);
  refusing.dispose();
  try {
    server.add(0.5, 1);
    throw new Error("half a number was taken");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** The same calls on threads of the pool. */
async function elsewhere(room: Room): Promise<void> {
  const server = offThread(room.server);
  await Promise.all(
    Array.from({ length: 50 }, async (_, number) => {
      must(await server.echoText("elsewhere"), "elsewhere");
      must((await server.echoNumbers([number]))[0], number);
      (await server.createItem(number)).dispose();
      const callback = room.callback();
      must(await server.call(callback, 1), sumOfCalls(1));
      callback.dispose();
      await server.fail(E_ACCESSDENIED, true).then(
        () => must("success", "failure"),
        (error: unknown) => must(isComError(error, E_ACCESSDENIED), true),
      );
    }),
  );
}

function mustFail(act: () => unknown, hresult: number): void {
  try {
    act();
  } catch (error) {
    if (isComError(error, hresult)) return;
    throw error;
  }
  throw new Error("a call that must fail has succeeded");
}
