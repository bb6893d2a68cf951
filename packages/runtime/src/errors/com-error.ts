import { describe } from "./describe.ts";
import { formatHresult, hresultName, hresultText } from "./names.ts";

const brand: unique symbol = Symbol.for("@combind/runtime/ComError");

/** What the object said about a failure through IErrorInfo. */
export interface ErrorInfo {
  readonly description: string | null;
  readonly source: string | null;
}

export interface ComErrorContext {
  readonly interface?: string | undefined;
  /** The TypeScript name of the method or property. */
  readonly method?: string | undefined;
  readonly parameter?: string | undefined;
  readonly errorInfo?: ErrorInfo | undefined;
  /** Replaces the sentence that belongs to the HRESULT. Thrown by a handler, its callers find it in the IErrorInfo. */
  readonly text?: string | undefined;
  readonly cause?: unknown;
}

/** A COM call failed. Handlers of `implement` throw it to choose the HRESULT that their caller gets. */
export class ComError extends Error {
  override readonly name = "ComError";
  /** Unsigned, as in `e.hresult === 0x80004002`. */
  readonly hresult: number;
  /** The symbolic name, such as "E_NOINTERFACE", where it is known. */
  readonly code: string | undefined;
  /** Bits 16 to 26 of the HRESULT. */
  readonly facility: number;
  readonly interface: string | undefined;
  readonly method: string | undefined;
  readonly parameter: string | undefined;
  readonly errorInfo: ErrorInfo | undefined;
  /** What stands in the message for the sentence of the HRESULT, where that was given. */
  readonly text: string | undefined;

  /** @throws {TypeError | RangeError} when `hresult` (signed or unsigned) is no failure code */
  constructor(hresult: number, context: ComErrorContext = {}) {
    const code = checkedFailure(hresult);
    const symbol = hresultName(code);
    super(message(code, symbol, context), context.cause === undefined ? undefined : { cause: context.cause });
    this.hresult = code;
    this.code = symbol;
    this.facility = (code >>> 16) & 0x7ff;
    this.interface = context.interface;
    this.method = context.method;
    this.parameter = context.parameter;
    this.errorInfo = context.errorInfo;
    this.text = context.text;
  }

  get [brand](): true {
    return true;
  }
}

/** Whether a value is a ComError, of this or another copy of the package, and has the HRESULT, if one is given. */
export function isComError(value: unknown, hresult?: number): value is ComError {
  if (!(value instanceof Error) || !(brand in value)) return false;
  return hresult === undefined || (value as ComError).hresult === hresult >>> 0;
}

function checkedFailure(hresult: number): number {
  if (typeof hresult !== "number")
    throw new TypeError(`ComError: expected a number, got ${describe(hresult)}`);
  const code = hresult >>> 0;
  if ((code !== hresult && (hresult | 0) !== hresult) || code < 0x8000_0000) {
    throw new RangeError(`ComError: expected the HRESULT of a failure, got ${describe(hresult)}`);
  }
  return code;
}

function message(code: number, symbol: string | undefined, context: ComErrorContext): string {
  const { interface: type, method, parameter } = context;
  const argument = parameter === undefined ? "" : `(${parameter})`;
  const where = type === undefined || method === undefined ? "" : `${type}.${method}${argument}: `;
  const name = symbol === undefined ? formatHresult(code) : `${symbol} (${formatHresult(code)})`;
  const text = context.text ?? context.errorInfo?.description ?? hresultText(code);
  return text === undefined ? where + name : `${where}${name}: ${text}`;
}
