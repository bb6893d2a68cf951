/** A value for a call, and what to call it: nothing of it may be looked at before the call. */
export interface Given {
  readonly title: string;
  readonly value: unknown;
}

/** What hostile values throw when code of them runs. It must come out of a call as it is, or not at all. */
export class Planted extends Error {
  override readonly name = "Planted";
}

/** What a hostile value does whenever code of it runs. */
export interface Mischief {
  readonly title: string;
  readonly act: () => void;
}

/** An object all of whose properties are read through getters that do it. */
export function withGetters(object: object, { act }: Mischief): object {
  const getters = Object.entries(object).map(([name, value]) => {
    const get = (): unknown => {
      act();
      return value;
    };
    return [name, { get, enumerable: true, configurable: true }];
  });
  return Object.create(Object.getPrototypeOf(object) as object, Object.fromEntries(getters));
}

/** A proxy all of whose traps do it, and go on as if nothing had been. */
export function trapped(target: object, { act }: Mischief): object {
  const traps = new Proxy(
    {},
    {
      get: (_, trap: keyof typeof Reflect) => {
        const pass = Reflect[trap] as (...values: readonly unknown[]) => unknown;
        return (...values: readonly unknown[]): unknown => {
          act();
          return pass(...values);
        };
      },
    },
  );
  return new Proxy(target, traps);
}
