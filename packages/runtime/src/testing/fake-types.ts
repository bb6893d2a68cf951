// What a double knows of its interface, from the types of the handlers that `implement` takes.

type Method = (...values: never[]) => unknown;

type Name<H> = keyof H & string;

/** What a call of a double is recorded as: the name of a method, or "get name" and "set name" of a property. */
export type CallName<H> = {
  [K in Name<H>]: Required<H>[K] extends Method ? K : `get ${K}` | `set ${K}`;
}[Name<H>];

/** What can be answered: methods, properties as they are read, and "set name" for the assignment of one. */
export type AnswerName<H> = Name<H> | Extract<CallName<H>, `set ${string}`>;

type ArgumentsOf<H, M> =
  M extends Name<H>
    ? Required<H>[M] extends (...values: infer A) => unknown
      ? Readonly<A>
      : never
    : M extends `set ${infer K extends Name<H>}`
      ? readonly [value: Required<H>[K]]
      : readonly [];

type ResultOf<H, M> =
  M extends Name<H>
    ? Required<H>[M] extends (...values: never[]) => infer R
      ? R
      : Required<H>[M]
    : M extends `get ${infer K extends Name<H>}`
      ? Required<H>[K]
      : undefined;

/**
 * A call of a double. The arguments are copies. Wrappers among them have references of their own until the double is
 * disposed or its calls are cleared; compare them with `sameObject`, as all wrappers of a class look equal.
 */
export type Call<H, M extends CallName<H> = CallName<H>> =
  M extends CallName<H>
    ? {
        readonly method: M;
        readonly arguments: ArgumentsOf<H, M>;
        /** What the caller got, unsigned. Of a method that returns none: 0, or what would have told the error. */
        readonly hresult: number;
      } & (
        | { readonly result: ResultOf<H, M>; readonly error?: undefined }
        | { readonly error: NonNullable<unknown>; readonly result?: undefined }
      )
    : never;

/** A function that is called as a handler, a value that every call gets, or an error that is thrown. */
export type Answer<H, N extends AnswerName<H>> =
  | (N extends Name<H> ? (Required<H>[N] extends Method ? Required<H>[N] : () => Required<H>[N]) : never)
  | (N extends `set ${infer K extends Name<H>}` ? (value: Required<H>[K]) => void : never)
  | ResultOf<H, N>
  | Error;

/** Answers by what they answer. */
export type Answers<H> = { readonly [N in AnswerName<H>]?: Answer<H, N> };
