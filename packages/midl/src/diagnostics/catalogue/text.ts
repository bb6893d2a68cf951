import { errorKind, warningKind } from "../diagnostic.ts";

/** CB1xxx: text and preprocessor. */
export const text = {
  nulCharacter: warningKind("CB1001", () => "NUL characters are ignored; is this file really text?"),
  strayCharacters: errorKind<{ image: string }>(
    "CB1002",
    ({ image }) => `${quoted(image)} has no meaning in IDL here; remove it or put it into a string`,
  ),
  unterminatedComment: errorKind("CB1003", () => "this comment is never closed; add */"),
  unterminatedString: errorKind("CB1004", () => 'this string is never closed; add "'),
  unterminatedCharacter: errorKind(
    "CB1005",
    () => "this character constant is not closed on its line; add '",
  ),
  blanksAfterContinuation: warningKind(
    "CB1006",
    () => "blanks follow the \\ that continues this line; taken as a continuation, remove them",
  ),

  unknownDirective: errorKind<{ name: string }>(
    "CB1007",
    ({ name }) => `unknown directive #${clipped(name)}`,
  ),
  macroNameExpected: errorKind<{ directive: string }>(
    "CB1008",
    ({ directive }) => `#${directive} needs the name of a macro`,
  ),
  malformedParameters: errorKind<{ macro: string }>(
    "CB1009",
    ({ macro }) =>
      `the parameters of ${clipped(macro)} must be distinct names with commas between them, then ); ... may come last`,
  ),
  pasteAtEdge: errorKind<{ macro: string }>(
    "CB1010",
    ({ macro }) => `## in ${clipped(macro)} needs something to paste on both sides`,
  ),
  macroRedefined: warningKind<{ macro: string }>(
    "CB1011",
    ({ macro }) => `${clipped(macro)} is defined differently before; use #undef first if this is meant`,
  ),

  unclosedConditional: errorKind<{ directive: string }>(
    "CB1012",
    ({ directive }) => `this #${directive} has no #endif in its file`,
  ),
  misplacedConditional: errorKind<{ directive: string }>(
    "CB1013",
    ({ directive }) => `#${directive} without an #if before it in this file`,
  ),
  conditionalAfterElse: errorKind<{ directive: string }>(
    "CB1014",
    ({ directive }) => `#${directive} after #else; #else must be the last branch`,
  ),
  malformedCondition: errorKind<{ problem: string }>(
    "CB1015",
    ({ problem }) => `cannot evaluate this condition: ${problem}; taken as false`,
  ),

  errorDirective: errorKind<{ message: string }>("CB1016", ({ message }) => `#error ${clipped(message)}`),
  warningDirective: warningKind<{ message: string }>(
    "CB1017",
    ({ message }) => `#warning ${clipped(message)}`,
  ),

  malformedInclude: errorKind("CB1018", () => '#include needs "file" or <file>'),
  includeNotFound: errorKind<{ name: string }>(
    "CB1019",
    ({ name }) => `cannot find ${quoted(name)}; is its folder among the include directories?`,
  ),
  includeUnreadable: errorKind<{ path: string }>("CB1020", ({ path }) => `cannot read ${quoted(path)}`),

  tooFewArguments: warningKind<{ macro: string; expected: number; given: number }>(
    "CB1021",
    ({ macro, expected, given }) =>
      `${clipped(macro)} takes ${expected} arguments, not ${given}; the missing ones are empty`,
  ),
  tooManyArguments: warningKind<{ macro: string; expected: number; given: number }>(
    "CB1022",
    ({ macro, expected, given }) =>
      `${clipped(macro)} takes ${expected} arguments, not ${given}; the last ones are dropped`,
  ),
  unterminatedCall: errorKind<{ macro: string }>(
    "CB1023",
    ({ macro }) => `the arguments of ${clipped(macro)} are never closed; add )`,
  ),
  invalidPaste: warningKind<{ left: string; right: string }>(
    "CB1024",
    ({ left, right }) =>
      `${quoted(left)} ## ${quoted(right)} does not make one token; the two stay side by side`,
  ),

  tooMuchText: errorKind<{ limit: number }>(
    "CB1025",
    ({ limit }) => `with this file the unit and its includes exceed ${limit} characters; reading stops`,
  ),
  tooManyTokens: errorKind<{ limit: number }>(
    "CB1026",
    ({ limit }) => `the unit and its includes exceed ${limit} tokens; reading stops`,
  ),
  tooMuchExpansion: errorKind<{ macro: string; limit: number }>(
    "CB1027",
    ({ macro, limit }) =>
      `macros have made more than ${limit} tokens, now for ${clipped(macro)}; reading stops`,
  ),
  callsTooDeep: errorKind<{ macro: string; limit: number }>(
    "CB1028",
    ({ macro, limit }) =>
      `calls of ${clipped(macro)} stand inside each other's arguments more than ${limit} deep; reading stops`,
  ),
  includesTooDeep: errorKind<{ path: string; limit: number }>(
    "CB1029",
    ({ path, limit }) =>
      `includes are nested more than ${limit} deep; does ${quoted(path)} include itself? Reading stops`,
  ),
  tooManyProblems: errorKind<{ limit: number }>(
    "CB1030",
    ({ limit }) => `more than ${limit} problems here; the others are not shown`,
  ),
  lineTooLong: errorKind<{ limit: number }>(
    "CB1031",
    ({ limit }) => `this line has more than ${limit} tokens; reading stops`,
  ),
  tooManyContinuations: errorKind<{ limit: number }>(
    "CB1032",
    ({ limit }) => `more than ${limit} lines of this file are continued by \\; reading stops`,
  ),
} as const;

const LONGEST_QUOTE = 100;

/** Text of a file in a message: bounded, and on one line. */
function clipped(image: string): string {
  const line = image.slice(0, LONGEST_QUOTE).replace(/\s+/g, " ");
  return image.length > LONGEST_QUOTE ? `${line}...` : line;
}

function quoted(image: string): string {
  return `'${clipped(image)}'`;
}
