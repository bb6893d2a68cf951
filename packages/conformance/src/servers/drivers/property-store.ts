import {
  Currency,
  createInstance,
  guid,
  IUnknown,
  implement,
  type PropVariantValue,
  sameObject,
  TypedVariant,
  VT,
} from "@combind/runtime";
import {
  InMemoryPropertyStore,
  IPropertyStore,
  IPropertyStoreCache,
  type PROPERTYKEY,
  PSC_STATE,
} from "#wine";
import { hex, of, refusal, runDriver } from "./report.ts";

const FORMAT = guid("f29f85e0-4ff9-1068-ab91-08002b27b3d9");

/** A value for each type that a PROPVARIANT is likely to have. */
const VALUES: readonly PropVariantValue[] = [
  "Zażółć \u{1f517}",
  "",
  -7,
  4_000_000_000,
  2n ** 63n,
  -(2n ** 40n),
  true,
  2.5,
  null,
  Uint8Array.of(1, 2, 0, 255),
  ["a", "", "ż"],
  new TypedVariant(VT.UI1, 200),
  new TypedVariant(VT.I2, -300),
  new TypedVariant(VT.R4, 0.5),
  new TypedVariant(VT.CLSID, "00021401-0000-0000-c000-000000000046"),
  new TypedVariant(VT.FILETIME, 132_000_000_000_000_000n),
  new TypedVariant(VT.BSTR, "b\0str"),
  new TypedVariant(VT.LPSTR, "narrow"),
  new Currency(12_345n),
  new Date(2020, 1, 29, 12, 30),
  new TypedVariant(VT.VECTOR | VT.UI4, [1, 2, 3]),
];

await runDriver((adopt) => {
  const store = adopt(createInstance(InMemoryPropertyStore, IPropertyStore));
  const cache = adopt(store.as(IPropertyStoreCache));
  const read = VALUES.map((value, index) => {
    store.setValue(key(index), value);
    return shown(store.getValue(key(index)));
  });
  return {
    read,
    count: store.getCount(),
    second: store.getAt(1),
    none: String(store.getValue(key(99))),
    state: cache.getState(key(0)),
    both: (({ ppropvar, pstate }) => [shown(ppropvar), pstate])(cache.getValueAndState(key(2))),
    set: changed(cache),
    object: holdsObject(store),
    refused: [
      refusal(() => store.getAt(1000)),
      refusal(() => cache.getState(key(99))),
      refusal(() => cache.setState(key(98), PSC_STATE.NORMAL)),
      refusal(() => store.getValue({ fmtid: FORMAT, pid: -1 })),
      refusal(() => store.getValue({ fmtid: "none", pid: 1 } as unknown as PROPERTYKEY)),
      refusal(() => store.setValue(key(1), Symbol("x") as unknown as string)),
      refusal(() => store.setValue(key(1), new TypedVariant(VT.UI1, 256))),
    ],
  };
});

function key(index: number): PROPERTYKEY {
  return { fmtid: FORMAT, pid: index + 2 };
}

function shown(value: PropVariantValue): unknown {
  if (value instanceof TypedVariant) return shown(value.value as PropVariantValue);
  if (value instanceof Uint8Array) return hex(value);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint32Array);
  if (value instanceof Currency) return `${value}`;
  return value;
}

function changed(cache: IPropertyStoreCache): unknown[] {
  cache.setValueAndState(key(2), "other", PSC_STATE.DIRTY);
  return [cache.getValue(key(2)), cache.getState(key(2))];
}

/** A store keeps objects, too, and gives them back. */
function holdsObject(store: IPropertyStore): boolean {
  return of(implement(IUnknown, {}), (object) => {
    store.setValue(key(50), object);
    const found = store.getValue(key(50));
    store.setValue(key(50), null);
    return found instanceof IUnknown && of(found, (one) => sameObject(one, object));
  });
}
