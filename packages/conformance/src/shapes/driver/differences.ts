/**
 * What the client in C does not get of an object that is implemented here: its words for what failed, and why. Each must
 * still be so, for the number of times.
 */
export const SERVED_DIFFERENCES: readonly (readonly [what: string, count: number, why: string])[] = [
  ["IShapesScalars_StepOptional(face, NULL)", 1, "a handler gets numbers for [in, out] numbers, never null"],
  ["length == 3", 1, "a handler is not told that the caller has no place for a result"],
  ["room[2] == 2", 1, "the same"],
  ["IShapesUnions_EchoChoice(face, &choice, &choice_echo)", 1, "a default arm has no number to ask for it"],
  ["choice_echo.kind == 9 && choice_echo.u.real == 2.5f", 1, "the same"],
  ["present && same_variant(&value, &echo)", 1, "null is no VARIANT where there may be none, else VT_NULL"],
  [
    "echo.vt == prop_types[at]",
    10,
    "values forget the types of PROPVARIANTs that JavaScript has no values for",
  ],
  ["echoes[1].vt == prop_types[at]", 5, "the same"],
  [
    "IShapesAutomation_MakeProp(face, prop_types[at], &value)",
    1,
    "a text becomes VT_LPWSTR, which U+0000 ends",
  ],
];
