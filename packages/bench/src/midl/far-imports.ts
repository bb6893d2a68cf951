/** How many files there are, and how many of them in a row import each other's neighbours. */
const FILES = 370;
const NEIGHBOURS = 60;
const CIRCLES = 114;
const INTERFACES = 20;
const METHODS = 14;

const BASE = `
typedef long HRESULT; typedef unsigned long ULONG; typedef int INT32; typedef float FLOAT; typedef struct HSTRING__ *HSTRING;
[object, uuid(00000000-0000-0000-c000-000000000046)] interface IUnknown {
  HRESULT QueryInterface([in] REFIID riid, [out, iid_is(riid)] void **ppv); ULONG AddRef(); ULONG Release(); }
[object, uuid(af86e2e0-b12d-4c6a-9c5a-d7aa65101e90)] interface IInspectable : IUnknown {
  HRESULT GetIids([out] ULONG *count, [out] IID **iids); HRESULT GetRuntimeClassName([out] HSTRING *name); HRESULT GetTrustLevel([out] INT32 *level); }
`;

/**
 * Files as the Windows Runtime has them, by their path: each imports a few others, through which it reaches many, some
 * in circles, and names their classes, enums and instances of generic interfaces.
 */
export function farImports(): Record<string, string> {
  const random = generator(42);
  const imports = Array.from({ length: FILES }, (_, at) => neighboursOf(at, random));
  for (let circle = 0; circle < CIRCLES; circle++) {
    const at = random(FILES - 2);
    if (at % NEIGHBOURS < NEIGHBOURS - 5) imports[at]?.add(at + 1 + random(2));
  }
  const files: Record<string, string> = { "base.idl": BASE };
  for (const [at, others] of imports.entries()) files[`part${at}.idl`] = fileText(at, [...others], random);
  return files;
}

/** A few files before the one at a place, and a few that all import. */
function neighboursOf(at: number, random: (below: number) => number): Set<number> {
  const others = new Set<number>();
  for (let core = 0; at > 6 && core < 3; core++) others.add(random(6));
  for (let near = 0; near < 5; near++) {
    const other = at - 1 - random(12);
    if (other >= at - (at % NEIGHBOURS) && at % 5 !== 4) others.add(other);
  }
  return others;
}

function fileText(at: number, others: readonly number[], random: (below: number) => number): string {
  const namespace = (of: number) => `Area${of % 9}.Part${of}`;
  const somewhere = () => namespace(random(2) === 0 ? at : (others[random(others.length)] ?? at));
  const classOf = () => `${somewhere()}.Thing${random(INTERFACES)}*`;
  const types = [
    () => "INT32",
    () => "HSTRING",
    classOf,
    classOf,
    () => `${somewhere()}.Kind`,
    () => `Windows.Foundation.Collections.IVectorView<${classOf()}>*`,
    () => `Windows.Foundation.IAsyncOperation<${classOf()}>*`,
  ];
  const type = () => types[random(types.length)]?.() ?? "INT32";
  const contract = "[contract(Windows.Foundation.UniversalApiContract, 1.0)]";
  const members = Array.from({ length: INTERFACES }, (_, face) => {
    const iid = `${String(at).padStart(8, "0")}-0000-0000-0000-${String(face).padStart(12, "0")}`;
    const methods = Array.from(
      { length: METHODS },
      (__, method) =>
        `    HRESULT Method${method}([in] ${type()} argument, [in] INT32 count, [out] [retval] ${type()}* result);`,
    );
    return `${contract} [uuid(${iid}), exclusiveto(Thing${face})] interface IThing${face} : IInspectable {
${methods.join("\n")}\n}
${contract} [threading(both)] runtimeclass Thing${face} { [default] interface IThing${face}; }`;
  });
  return `import "base.idl";
${others.map((other) => `import "part${other}.idl";`).join("\n")}
namespace ${namespace(at)} {
enum Kind { ${Array.from({ length: 40 }, (_, value) => `Kind${value} = ${value}`).join(", ")} };
${members.join("\n")}
}`;
}

/** The same numbers each time, each below the one asked for. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
