import { emitText, SYSTEM } from "./emit-text.ts";

const HEAD = `import "unknwn.idl";
typedef float FLOAT; typedef unsigned short USHORT; typedef unsigned __int64 UINT64; typedef char CHAR;
typedef CHAR *LPSTR; typedef const CHAR *LPCSTR; typedef wchar_t *BSTR; typedef void *HANDLE; typedef void *LPVOID;
typedef enum KIND { KIND_A, KIND_B } KIND;
typedef struct PAIR { LONG a; LONG b; } PAIR;
typedef struct NAMED { LPWSTR name; } NAMED;
typedef struct LENT { LPCWSTR name; } LENT;
typedef struct _FILETIME { DWORD low; DWORD high; } FILETIME;
typedef [switch_type(LONG)] union CHOICE { [case(1)] LONG n; [case(2)] DWORD m; } CHOICE;
`;

/** What became of one method, as text. */
export interface Shape {
  /** Of the emitted method, without its name: `(count: number): string`. */
  readonly signature: string | undefined;
  /** The letters of its parameters, `this` left out. */
  readonly letters: string | undefined;
  /** Why it is left out. */
  readonly refused: string | undefined;
  /** What is an address, and why: `p: nothing tells how much is there`. */
  readonly addresses: readonly string[];
  /** The whole module. */
  readonly text: string;
}

/** Emits `HRESULT Go(parameters)`, or a whole declaration that ends with a semicolon, of an interface of its own. */
export function shapeOf(
  parameters: string,
  { declarations = "", isLocal = false }: { declarations?: string; isLocal?: boolean } = {},
): Shape {
  const method = parameters.endsWith(";") ? parameters : `HRESULT Go(${parameters});`;
  const { files, diagnostics, census } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `${HEAD}${declarations}
      [object, ${isLocal ? "local, " : ""}uuid(11111111-0000-0000-0000-0000000000f1)]
      interface IShape : IUnknown { ${method} };`,
  });
  const text = files.get("a.ts") as string;
  const body = text.slice(text.indexOf("class IShape"));
  const entry = census.interfaces.find((one) => one.interface === "IShape")?.methods[0];
  return {
    signature: /^ {2}go(.*) \{$/m.exec(body)?.[1],
    letters: /signature: "\w\(p(.*?)\)"/.exec(body)?.[1],
    refused: /is left out: (.*)/.exec(diagnostics.join("\n"))?.[1],
    addresses: (entry?.addresses ?? []).map(({ parameter, reason }) => `${parameter}: ${reason}`),
    text,
  };
}

/** The parameters of the signature alone. */
export function takes(parameters: string, options?: Parameters<typeof shapeOf>[1]): string | undefined {
  return /^(?:<.*?>)?\((.*)\):/.exec(shapeOf(parameters, options).signature ?? "")?.[1];
}

/** The result of the signature alone. */
export function gives(parameters: string, options?: Parameters<typeof shapeOf>[1]): string | undefined {
  return /\): (.*)$/.exec(shapeOf(parameters, options).signature ?? "")?.[1];
}
