import type { Parameter } from "./parameter.ts";
import { isNumber, unsigned } from "./recording.ts";

/** The parts of a call in C on an object that is implemented elsewhere. */
export interface Given {
  /** Variables, filled for [in], and with what no callee would leave there for [out]. */
  readonly declare: readonly string[];
  /** The argument itself. */
  readonly argument: string;
  /** After the call: records what came. */
  readonly record: readonly string[];
  /** Frees and releases what the caller owns. */
  readonly free: readonly string[];
}

/** The number that chooses the arm of a union must be one that there is. */
const PROPERTIES: Readonly<Record<string, string>> = {
  BITS_JOB_PROPERTY_ID: "BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE",
  BITS_FILE_PROPERTY_ID: "BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS",
};

/** How a caller makes one argument by what `seed` says, and takes what comes back in it. */
export function give(parameter: Parameter, seed: number): Given {
  const { direction, shape } = parameter;
  if (shape === "references") return references(parameter);
  if (direction === "in") return shape === "count" ? plain(parameter, "2", false) : argument(parameter, seed);
  return shape === "count" ? count(parameter) : room(parameter, seed);
}

function argument(parameter: Parameter, seed: number): Given {
  const { name, shape, type, by } = parameter;
  const sent = (declare: string, how = name, free: readonly string[] = []): Given => ({
    declare: [declare],
    argument: how,
    record: [],
    free,
  });
  switch (shape) {
    case "string":
      return sent(`const WCHAR *${name} = made_text(${seed});`);
    case "bstr":
      return sent(`BSTR ${name} = made_bstr(${seed});`, name, [`SysFreeString(${name});`]);
    case "guid":
      return sent(`GUID ${name} = made_guid(${seed});`, `&${name}`);
    case "interface":
      return sent(`${type} *${name} = (${type} *)member_create(&IID_${type});`, name, [release(name)]);
    case "record":
      return sent(`${type} ${name} = made_${type}(${seed});`, `&${name}`);
    case "union":
      return sent(`${type} ${name} = made_${type}(${by}, ${seed});`, name, [
        `free_${type}(${by}, &${name});`,
      ]);
    case "bytes":
      return sent(`byte ${name}[${isNumber(by) ? by : 2}] = { ${seed & 0xff} };`);
    case "records":
      return sent(`${type} ${name}[] = { made_${type}(${seed}), made_${type}(${seed + 1}) };`);
    case "wide":
      return plain(parameter, `made_wide(${seed})`, false);
    case "flag":
      return plain(parameter, "1", false);
    case "room":
      return plain(parameter, "3", false);
    default:
      return plain(parameter, PROPERTIES[type] ?? `made_number(${seed})`, false);
  }
}

/** The room for an [out], or an [in, out] with a value in it. */
function room(parameter: Parameter, seed: number): Given {
  const { name, shape, type, by } = parameter;
  const filled = (declare: string, record: string, free: readonly string[] = []): Given => ({
    declare: [declare],
    argument: `&${name}`,
    record: [record],
    free,
  });
  switch (shape) {
    case "string":
      return filled(`WCHAR *${name} = NULL;`, `record_string("${name}", ${name});`, [
        `CoTaskMemFree(${name});`,
      ]);
    case "bstr":
      return filled(`BSTR ${name} = NULL;`, `record_bstr("${name}", ${name});`, [`SysFreeString(${name});`]);
    case "guid":
      return filled(`GUID ${name} = made_guid(${seed});`, `record_guid("${name}", &${name});`);
    case "interface":
      return filled(`${type} *${name} = NULL;`, `record_member("${name}", ${name});`, [
        `if (${name} != NULL) ${release(name)}`,
      ]);
    case "record":
      return filled(`${type} ${name} = made_${type}(${seed});`, `record_${type}("${name}", &${name});`);
    case "union":
      return filled(`${type} ${name} = { 0 };`, `record_${type}("${name}", ${by}, &${name});`, [
        `free_${type}(${by}, &${name});`,
      ]);
    case "bytes":
      return filled(
        `byte *${name} = NULL;`,
        `record_bytes("${name}", ${name}, ${name} == NULL ? 0 : ${by});`,
        [`CoTaskMemFree(${name});`],
      );
    case "records":
      return filled(`${type} *${name} = NULL;`, `RECORD_ARRAY(${type}, "${name}", ${name}, ${by});`, [
        `CoTaskMemFree(${name});`,
      ]);
    default:
      return plain(parameter, shape === "wide" ? `made_wide(${seed})` : `made_number(${seed})`, true);
  }
}

/** A number, which goes by value or comes back through its address. */
function plain({ name, shape, type }: Parameter, value: string, comesBack: boolean): Given {
  const declared = type === "PUINT64" ? "UINT64" : type;
  return {
    declare: [`${declared} ${name} = ${value};`],
    argument: comesBack ? `&${name}` : name,
    record: comesBack ? [`record_unsigned("${name}", ${unsigned(shape)}${name});`] : [],
    free: [],
  };
}

function count(parameter: Parameter): Given {
  return plain(parameter, "77", true);
}

function references({ name, type }: Parameter): Given {
  return {
    declare: [`${type} *${name}[8] = { NULL };`],
    argument: name,
    record: [
      `record_open("${name}");`,
      `for (unsigned index = 0; index < 8; index++) if (${name}[index] != NULL) record_member(NULL, ${name}[index]);`,
      "record_close();",
    ],
    free: [
      `for (unsigned index = 0; index < 8; index++) if (${name}[index] != NULL) ${release(`${name}[index]`)}`,
    ],
  };
}

function release(name: string): string {
  return `IUnknown_Release((IUnknown *)${name});`;
}
