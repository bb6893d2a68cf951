import { errorKind } from "../diagnostic.ts";

/** CB2xxx: syntax. */
export const syntax = {
  expected: errorKind<{ expected: string; found: string }>(
    "CB2001",
    ({ expected, found }) => `expected ${expected}, found ${found}`,
  ),
  unclosedBody: errorKind<{ what: string }>(
    "CB2002",
    ({ what }) => `expected \`}\` to close ${what}, found the end of the file`,
  ),
  strayCloser: errorKind<{ mark: string }>(
    "CB2003",
    ({ mark }) => `unexpected ${mark}, nothing is open here`,
  ),
  nestedTooDeeply: errorKind<{ limit: number }>(
    "CB2004",
    ({ limit }) => `more than ${limit} brackets are open at once; the file is not read`,
  ),
  expressionTooLong: errorKind<{ limit: number }>(
    "CB2005",
    ({ limit }) => `the expression has more than ${limit} operators`,
  ),
  badNumber: errorKind<{ text: string }>("CB2007", ({ text }) => `\`${text}\` is not a number`),
} as const;
