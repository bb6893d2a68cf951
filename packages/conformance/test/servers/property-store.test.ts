import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

/** What was written; of a BSTR in a PROPVARIANT Wine copies no more than C text. */
const READ = [
  "Zażółć \u{1f517}",
  "",
  -7,
  4_000_000_000,
  `${2n ** 63n}n`,
  `${-(2n ** 40n)}n`,
  true,
  2.5,
  null,
  "010200ff",
  ["a", "", "ż"],
  200,
  -300,
  0.5,
  "00021401-0000-0000-c000-000000000046",
  "132000000000000000n",
  "b",
  "narrow",
  "1.2345",
  "2020-02-29T12:30:00.000Z",
  [1, 2, 3],
];

serverSuite("Wine's property store", "property-store", { idl: ["propsys"] }, (project) => {
  test("values of every likely type go in and come out", () => {
    expect(project().run()).toEqual({
      read: READ,
      count: READ.length,
      second: { fmtid: "f29f85e0-4ff9-1068-ab91-08002b27b3d9", pid: 3 },
      none: "undefined",
      state: 0,
      both: [-7, 0],
      set: ["other", 2],
      object: true,
      refused: [
        "E_INVALIDARG 0x80070057 from IPropertyStore.getAt",
        "TYPE_E_ELEMENTNOTFOUND 0x8002802B from IPropertyStoreCache.getState",
        "TYPE_E_ELEMENTNOTFOUND 0x8002802B from IPropertyStoreCache.setState",
        "RangeError: IPropertyStore.getValue(key.pid): expected a uint32, got -1",
        'TypeError: IPropertyStore.getValue(key.fmtid): expected a GUID, got "none"',
        "TypeError: IPropertyStore.setValue(propvar): expected a value that a VARIANT can hold, got Symbol(x)",
        "RangeError: IPropertyStore.setValue(propvar): expected a uint8, got 256",
      ],
    });
  });
});
