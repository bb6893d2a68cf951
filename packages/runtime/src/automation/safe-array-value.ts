import { describe } from "../errors/describe.ts";
import { checkInt32, checkUint16, checkUint32, wrongType } from "../marshal/checks.ts";
import { lengthIn } from "../marshal/elements.ts";
import { TYPE_BITS } from "./vt.ts";

/** A dimension of a SAFEARRAY. */
export interface SafeArrayDimension {
  readonly length: number;
  /** The index of the first element; 0 unless told. */
  readonly lowerBound?: number;
}

const MOST_DIMENSIONS = 60;

/** A SAFEARRAY with all that it tells: the type of its elements, its dimensions and their lower bounds. */
export class SafeArrayValue<T = unknown> {
  /** The type of the elements. */
  readonly vt: number;
  /** The elements: of several dimensions nested arrays, the leftmost index outermost. */
  readonly elements: ArrayLike<T>;
  /** The leftmost dimension first. */
  readonly dimensions: readonly Required<SafeArrayDimension>[];
  /** Marks true ones. */
  readonly #own = true;

  /**
   * @param vt the type of the elements, one of `VT` without flags
   * @param elements an array or typed array, nested as deeply as there are dimensions
   * @param dimensions how many there are, each as long as the first array of its depth; or the dimensions themselves
   * @throws {TypeError | RangeError} when a part is none. Whether the elements fit is checked when the array is passed.
   */
  constructor(vt: number, elements: ArrayLike<T>, dimensions: number | readonly SafeArrayDimension[] = 1) {
    checkUint16(vt, "SafeArrayValue", "vt");
    if ((vt & ~TYPE_BITS) !== 0)
      throw new RangeError(`SafeArrayValue(vt): expected a type without flags, got ${vt}`);
    if (!isArrayLike(elements)) throw wrongType(elements, "SafeArrayValue", "elements", "an array");
    this.vt = vt;
    this.elements = elements;
    this.dimensions = typeof dimensions === "number" ? measured(elements, dimensions) : checked(dimensions);
    Object.freeze(this);
  }

  /** Whether a value is a true SafeArrayValue of this copy of the package. Proxies are not. */
  static is(value: unknown): value is SafeArrayValue {
    return typeof value === "object" && value !== null && #own in value;
  }
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function checkCount(count: number): void {
  if (count >= 1 && count <= MOST_DIMENSIONS && Number.isInteger(count)) return;
  throw new RangeError(
    `SafeArrayValue(dimensions): expected 1 to ${MOST_DIMENSIONS} dimensions, got ${describe(count)}`,
  );
}

function measured(elements: ArrayLike<unknown>, count: number): Required<SafeArrayDimension>[] {
  checkCount(count);
  const dimensions: Required<SafeArrayDimension>[] = [];
  let inner: unknown = elements;
  for (let depth = 0; depth < count; depth++) {
    const length = isArrayLike(inner) ? lengthIn(inner, "SafeArrayValue", "elements") : 0;
    dimensions.push({ length, lowerBound: 0 });
    inner = isArrayLike(inner) ? inner[0] : undefined;
  }
  return dimensions;
}

function checked(dimensions: readonly SafeArrayDimension[]): Required<SafeArrayDimension>[] {
  if (!Array.isArray(dimensions))
    throw wrongType(dimensions, "SafeArrayValue", "dimensions", "a number or an array");
  checkCount(dimensions.length);
  return dimensions.map((dimension: SafeArrayDimension | null | undefined, index) => {
    const { length, lowerBound = 0 } = dimension ?? ({} as SafeArrayDimension);
    checkUint32(length, "SafeArrayValue", `dimensions[${index}].length`);
    checkInt32(lowerBound, "SafeArrayValue", `dimensions[${index}].lowerBound`);
    return { length, lowerBound };
  });
}
