import { ComError, type Guid, type InterfaceClass, type IUnknown, implement } from "@combind/runtime";
import { IConnectionPoint, IConnectionPointContainer, IPersist } from "../../src/index.ts";

const CONNECT_E_NOCONNECTION = 0x80040200;

/** An object that sends events of some classes, and what a test sees of it. */
export interface Source {
  readonly object: IPersist;
  /** Calls every receiver of a class. */
  fire<T extends IUnknown>(type: InterfaceClass<T>, send: (receiver: T) => void): void;
  /** How many receivers there are. */
  count(): number;
}

/** An event source with a connection point for each class. Its receivers are those that have the class. */
export function sourceOf(...types: readonly InterfaceClass[]): Source {
  const receivers = new Map<number, { readonly type: InterfaceClass; readonly receiver: IUnknown }>();
  let last = 0;
  const pointOf = (type: InterfaceClass): IConnectionPoint =>
    implement(IConnectionPoint, {
      getConnectionInterface: () => type.iid,
      advise(receiver) {
        receivers.set(++last, { type, receiver: receiver.as(type) });
        return last;
      },
      unadvise(cookie) {
        const found = receivers.get(cookie);
        if (found === undefined) throw new ComError(CONNECT_E_NOCONNECTION);
        receivers.delete(cookie);
        found.receiver.dispose();
      },
    });
  const object = implement([IPersist, IConnectionPointContainer], {
    findConnectionPoint(iid: Guid) {
      const type = types.find((one) => one.iid === iid);
      if (type === undefined) throw new ComError(CONNECT_E_NOCONNECTION);
      return pointOf(type);
    },
  });
  return {
    object,
    fire(type, send) {
      for (const one of [...receivers.values()]) if (one.type === type) send(one.receiver as never);
    },
    count: () => receivers.size,
  };
}
