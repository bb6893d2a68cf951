import { IBackgroundCopyJob } from "@combind/bits";
import {
  ByRef,
  dispidsOf,
  InvokeKind,
  implement,
  implementDispatch,
  invoke,
  SafeArrayValue,
  TypedVariant,
} from "@combind/runtime";
import { VT } from "@combind/runtime/codegen";
import { dispatch, named } from "@combind/system";
import { type Attempt, attempt, wrong } from "./attempt.ts";
import { DShelf, ECHOES, echo } from "./shelf.ts";

function shelf(handlers: object = {}): DShelf {
  return implementDispatch(DShelf, { label: "shelf", put: () => 1, added: () => {}, ...handlers });
}

function released(): DShelf {
  const wrapper = shelf();
  wrapper.dispose();
  return wrapper;
}

function job(): IBackgroundCopyJob {
  return implement(IBackgroundCopyJob, {});
}

/** What no VARIANT holds. */
const NO_VALUES: readonly (readonly [what: string, make: () => unknown])[] = [
  ["a symbol", () => Symbol("x")],
  ["a function", () => () => 1],
  ["a plain object", () => ({})],
  ["a Map", () => new Map()],
  ["a promise", () => Promise.resolve(1)],
  ["a regular expression", () => /x/],
  ["a proxy", () => new Proxy({}, {})],
  ["a proxy of a wrapper", () => new Proxy(job(), {})],
  ["an heir of a wrapper", () => Object.create(job())],
  ["a String object", () => Object("x")],
  ["a DataView", () => new DataView(new ArrayBuffer(8))],
  ["a buffer", () => new ArrayBuffer(8)],
  ["a Uint8ClampedArray", () => new Uint8ClampedArray(8)],
];

const NO_DISPATCHES: readonly unknown[] = [undefined, null, 5, "x", {}, Symbol("x"), () => {}, DShelf];

/** Wrong uses of late binding. */
export const LATE: readonly Attempt[] = [
  ...NO_DISPATCHES.map((object, index) =>
    attempt(
      `dispatch of ${typeof object} ${index}`,
      "TypeError: dispatch(object): expected an IDispatch",
      () => dispatch(wrong(object)),
    ),
  ),
  attempt(
    "dispatch of an object without IDispatch",
    "TypeError: dispatch(object): expected an IDispatch",
    () => dispatch(wrong(job())),
  ),
  ...NO_DISPATCHES.map((object, index) =>
    attempt(`invoke of ${typeof object} ${index}`, "TypeError: IDispatch.[1](object): expected an I", () =>
      invoke(wrong(object), 1, InvokeKind.METHOD),
    ),
  ),
  attempt(
    "invoke of an object without IDispatch",
    "TypeError: IDispatch.[1](object): expected an IDispatch",
    () => invoke(job(), 1, InvokeKind.METHOD),
  ),
  attempt("invoke of a released object", "ReleasedError: IDispatch.[1](object): this", () =>
    invoke(released(), 1, InvokeKind.METHOD),
  ),
  ...[0.5, Number.NaN, 2 ** 31, -(2 ** 31) - 1, Number.POSITIVE_INFINITY].map((dispid) =>
    attempt(`invoke(${dispid})`, `RangeError: IDispatch.[${dispid}](dispid): expected an int32`, () =>
      invoke(shelf(), dispid, InvokeKind.METHOD),
    ),
  ),
  ...["1", 1n, null, undefined, {}, Symbol("x"), Object.create(null)].map((dispid, index) =>
    attempt(`invoke by ${typeof dispid} ${index}`, "TypeError: IDispatch.", () =>
      invoke(shelf(), wrong(dispid), InvokeKind.METHOD),
    ),
  ),
  ...[0, 5, 16, -1, "1", null, undefined, Symbol("x")].map((kind) =>
    attempt(
      `invoke of the kind ${String(kind)}`,
      "TypeError: IDispatch.[1](kind): expected an InvokeKind",
      () => invoke(shelf(), 1, wrong(kind)),
    ),
  ),
  ...[null, 5, "x", {}, new Uint8Array(1)].map((values, index) =>
    attempt(
      `invoke with ${typeof values} ${index}`,
      "TypeError: IDispatch.[1](values): expected an array",
      () => invoke(shelf(), 1, InvokeKind.METHOD, wrong(values)),
    ),
  ),
  attempt(
    "an assignment of nothing",
    "RangeError: IDispatch.[0](values.length): expected a value to assign",
    () => invoke(shelf(), 0, InvokeKind.PROPERTYPUT),
  ),
  ...NO_VALUES.map(([what, make]) =>
    attempt(`${what} as an argument`, "TypeError: IDispatch.put(args[0]): expected", () =>
      dispatch(shelf()).call("put", wrong<null>(make())),
    ),
  ),
  ...NO_VALUES.map(([what, make]) =>
    attempt(`${what} in an array`, "TypeError: IDispatch.put(args[0][1]): expected", () =>
      dispatch(shelf()).call("put", [1, wrong<null>(make())]),
    ),
  ),
  ...NO_VALUES.map(([what, make]) =>
    attempt(`${what} assigned`, "TypeError: IDispatch.label(value): expected", () =>
      dispatch(shelf()).put("label", wrong<null>(make())),
    ),
  ),
  ...NO_VALUES.map(([what, make]) =>
    attempt(`${what} by reference`, "TypeError: IDispatch.put(args[0].value): expected", () =>
      dispatch(shelf()).call("put", new ByRef(make() as null)),
    ),
  ),
  attempt("a released object as an argument", "ReleasedError: IDispatch.put(args[0]): this", () =>
    dispatch(shelf()).call("put", released()),
  ),
  attempt(
    "a reference in an array",
    "TypeError: IDispatch.put(args[0][0]): a reference (VT_BYREF) can only be",
    () => dispatch(shelf()).call("put", [wrong(new ByRef(1))]),
  ),
  attempt("an array that holds itself", "TypeError: IDispatch.put(args[0][0][0]", () => {
    const array: unknown[] = [];
    array.push(array);
    return dispatch(shelf()).call("put", wrong<null>(array));
  }),
  ...["VOID", "RECORD", "PTR", "SAFEARRAY", "USERDEFINED", "LPSTR", "VECTOR"].map((name) =>
    attempt(`a value of the type ${name}`, "RangeError: IDispatch.put(args[0]): a VARIANT of VT_", () => {
      const vt = VT[name as keyof typeof VT] ?? 24;
      return dispatch(shelf()).call("put", new TypedVariant(vt, 1));
    }),
  ),
  ...[-1, 0.5, Number.NaN, 2 ** 16].map((vt) =>
    attempt(
      `new TypedVariant(${vt})`,
      "RangeError: TypedVariant(vt): expected a uint16",
      () => new TypedVariant(vt, 1),
    ),
  ),
  ...[-1, 0.5, Number.NaN, 0x2003].map((vt) =>
    attempt(
      `new SafeArrayValue(${vt})`,
      "RangeError: SafeArrayValue(vt): expected a",
      () => new SafeArrayValue(vt, []),
    ),
  ),
  ...[0, -1, 61, 0.5, Number.NaN].map((dimensions) =>
    attempt(
      `${dimensions} dimensions`,
      "RangeError: SafeArrayValue(dimensions): expected 1 to 60 dimensions",
      () => new SafeArrayValue(VT.I4, [], dimensions),
    ),
  ),
  ...["", "nothing", "LABELS"].map((member) =>
    attempt(`the member ${JSON.stringify(member)}`, member === "" ? "RangeError: " : "ComError: ", () =>
      dispatch(shelf()).get(member),
    ),
  ),
  ...[null, undefined, {}, Symbol("x"), 5n, true].map((member) =>
    attempt(`a member that is ${String(member)}`, "TypeError: IDispatch.", () =>
      dispatch(shelf()).get(wrong(member)),
    ),
  ),
  attempt(
    "a member's name with U+0000",
    "RangeError: IDispatch.getIDsOfNames(member): expected a string without U+0000",
    () => dispatch(shelf()).get("lab\0el"),
  ),
  ...[null, undefined, 5, "x", Symbol("x")].map((values) =>
    attempt(`named(${String(values)})`, "TypeError: named: expected an object", () => named(wrong(values))),
  ),
  attempt(
    "named arguments of a member by number",
    "TypeError: IDispatch.[2]: arguments have names only where",
    () => dispatch(shelf()).call(2, named({ key: 1 })),
  ),
  attempt("an argument that nobody knows", "ComError: IDispatch.put", () =>
    dispatch(shelf()).call("put", named({ nobody: 1 })),
  ),
  attempt("named arguments before others", "TypeError: IDispatch.put(args[0]): expected", () =>
    dispatch(shelf()).call("put", wrong<null>(named({ key: 1 })), 1),
  ),
  attempt("a loop over what is no collection", "ComError: IDispatch._NewEnum", () => [...dispatch(shelf())]),
  attempt("a face of a released object", "ReleasedError: IDispatch.getIDsOfNames(object): this", () => {
    const face = dispatch(shelf());
    face[Symbol.dispose]();
    return face.get("label");
  }),
  ...[17_000, 100_000].map((count) =>
    attempt(
      `${count} names at once`,
      "RangeError: IDispatch.getIDsOfNames(names): expected at most 16384 names",
      () => dispidsOf(shelf(), "put", ...Array.from({ length: count }, (_, index) => `n${index}`)),
    ),
  ),
  ...[null, 5, {}, Symbol("x")].map((name) =>
    attempt(
      `an argument's name that is ${String(name)}`,
      "TypeError: IDispatch.getIDsOfNames(names[1]): expected a string",
      () => dispidsOf(shelf(), "put", wrong(name)),
    ),
  ),
  ...typedRefusals(),
];

/** Each typed member with what its type must refuse. */
function typedRefusals(): Attempt[] {
  return ECHOES.flatMap(({ name }) => {
    return NO_VALUES.map(([what, make]) =>
      attempt(`${name} of ${what}`, `TypeError: DShelf.${name}(value): expected`, () =>
        echo(shelf({ [name]: (value: unknown) => value }), name, make()),
      ),
    );
  });
}
