import { errorKind } from "../diagnostic.ts";

/** CB3xxx: names and types. */
export const names = {
  unknownType: errorKind<{ name: string }>("CB3001", ({ name }) => `no type is called \`${name}\``),
  unknownValue: errorKind<{ name: string }>(
    "CB3002",
    ({ name }) => `no constant or enumerator is called \`${name}\``,
  ),
  notConstant: errorKind<{ what: string }>("CB3003", ({ what }) => `${what} is not a constant expression`),
  divisionByZero: errorKind("CB3004", () => "the constant expression divides by zero"),
  incompleteField: errorKind<{ field: string; type: string }>(
    "CB3005",
    ({ field, type }) => `the field \`${field}\` is of type \`${type}\`, whose size is not known here`,
  ),
  circularRecord: errorKind<{ name: string }>("CB3006", ({ name }) => `\`${name}\` contains itself`),
  circularConstant: errorKind<{ name: string }>(
    "CB3007",
    ({ name }) => `the value of \`${name}\` depends on itself`,
  ),
  badArrayBound: errorKind<{ bound: string }>(
    "CB3008",
    ({ bound }) => `an array bound must be a positive integer, not ${bound}`,
  ),
  badBitField: errorKind<{ field: string }>(
    "CB3009",
    ({ field }) => `the width of the bit-field \`${field}\` must be an integer that fits its type`,
  ),
  nestedTooDeeply: errorKind<{ name: string; limit: number }>(
    "CB3010",
    ({ name, limit }) => `\`${name}\` stands at the end of a chain of more than ${limit} definitions`,
  ),
  unknownGeneric: errorKind<{ name: string }>(
    "CB3011",
    ({ name }) => `no generic interface or delegate is called \`${name}\``,
  ),
  wrongTypeArguments: errorKind<{ name: string; expected: number; found: number }>(
    "CB3012",
    ({ name, expected, found }) => `\`${name}\` takes ${expected} type arguments, not ${found}`,
  ),
  namespaceTooLong: errorKind<{ limit: number }>(
    "CB3013",
    ({ limit }) => `the name of this namespace has more than ${limit} characters; what it holds is left out`,
  ),
} as const;
