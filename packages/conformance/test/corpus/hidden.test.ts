import { expect, test } from "vitest";
import { hiddenRecords } from "../../src/corpus/hidden.ts";

test("the structs between #if 0 and its #endif, by tag and typedef name", () => {
  const header = `
typedef struct _SEEN {
    int x;
} SEEN;
#if 0
#ifdef INNER
typedef union tagHIDDEN {
    int x;
} HIDDEN;
#endif
struct ALSO_HIDDEN {
    int y;
};
#endif
#ifndef GUARD
struct SHOWN {
    int z;
};
#endif
`;
  expect([...hiddenRecords(header)]).toEqual(["tagHIDDEN", "HIDDEN", "ALSO_HIDDEN"]);
});
