/** A call succeeded but left an output NULL that must not be null. */
export class NullResultError extends Error {
  override readonly name = "NullResultError";
  /** The output's TypeScript name. */
  readonly parameter: string;

  constructor(at: string, parameter: string) {
    super(`${at}: the call succeeded but "${parameter}" is NULL`);
    this.parameter = parameter;
  }
}
