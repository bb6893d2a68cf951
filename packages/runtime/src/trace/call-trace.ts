/** A call of native code by JavaScript, or the other way round. Start and end of one have the same object. */
export interface CallTrace {
  readonly interface: string;
  /** The TypeScript name of the method or property, or that of IUnknown's method. */
  readonly method: string;
  /** The slot of the vtable. Members of dispinterfaces all have that of Invoke. */
  readonly slot: number;
  /**
   * What goes in, by parameter, read from what native code gets or passes: interfaces and other addresses as text. Those of
   * calls off the thread and of members of dispinterfaces are the values that were given.
   */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** "pool" for calls of `offThread`. */
  readonly thread?: "pool";
  /** At the end: the HRESULT, unsigned. */
  hresult?: number;
  /** At the end, for methods that return something else. */
  result?: unknown;
  /** At the end: how long it took. */
  milliseconds?: number;
}
