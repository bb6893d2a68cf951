import type { Parameter } from "./parameter.ts";

/** The statements by which a method in C records one argument, or fills one out by what `seed` says. */
export function receive(parameter: Parameter, seed: number): string[] {
  return parameter.direction === "in"
    ? [recordArgument(parameter)]
    : [...(parameter.direction === "inout" ? recordGiven(parameter) : []), ...fill(parameter, seed)];
}

/** How an argument, or any variable with an argument's type, is recorded. */
function recordArgument({ name, shape, type, by }: Parameter): string {
  switch (shape) {
    case "string":
      return `record_string("${name}", ${name});`;
    case "bstr":
      return `record_bstr("${name}", ${name});`;
    case "guid":
      return `record_guid("${name}", ${name});`;
    case "interface":
      return `record_member("${name}", ${name});`;
    case "record":
      return `record_${type}("${name}", ${name});`;
    case "union":
      return `record_${type}("${name}", ${by}, &${name});`;
    case "bytes":
      return `record_bytes("${name}", ${name}, ${by});`;
    case "records":
      return `RECORD_ARRAY(${type}, "${name}", ${name}, ${by});`;
    default:
      return `record_unsigned("${name}", ${unsigned(shape)}${name});`;
  }
}

/** What an [in, out] parameter brings; the memory for a length brings nothing. */
function recordGiven({ name, shape, type }: Parameter): string[] {
  if (shape === "count") return [];
  if (shape === "record") return [`record_${type}("${name}", ${name});`];
  return [`record_unsigned("${name}", ${unsigned(shape)}*${name});`];
}

function fill({ name, shape, type, by, lengthIs }: Parameter, seed: number): string[] {
  switch (shape) {
    case "count":
      return [];
    case "string":
      return [`reply_string(&reply, ${name}, made_text(${seed}));`];
    case "bstr":
      return [`*${name} = reply_fills(&reply) ? made_bstr(${seed}) : NULL;`];
    case "guid":
      return [`FILL_RECORD(reply, ${name}, made_guid(${seed}));`];
    case "interface":
      return [`*${name} = reply_fills(&reply) ? (${type} *)member_create(&IID_${type}) : NULL;`];
    case "record":
      return [`FILL_RECORD(reply, ${name}, made_${type}(${seed}));`];
    case "union":
      return [`FILL_RECORD(reply, ${name}, made_${type}(${by}, ${seed}));`];
    case "bytes":
      return isNumber(by)
        ? [`FILL_BYTES(reply, ${name}, ${by}, ${seed});`]
        : [`FILL_BYTES(reply, ${name}, 3, ${seed});`, `*${by} = *${name} == NULL ? 0 : 3;`];
    case "records":
      return [`FILL_ARRAY(reply, ${type}, ${name}, ${by}, ${seed});`];
    case "references":
      return [
        `ULONG given = ${by} < 2 ? ${by} : 2;`,
        `for (ULONG index = 0; index < given; index++) ${name}[index] = (${type} *)member_create(&IID_${type});`,
        `if (${lengthIs} != NULL) *${lengthIs} = given;`,
        `if (reply.result == S_OK && given < ${by}) reply.result = S_FALSE;`,
      ];
    case "wide":
      return [`FILL(reply, ${name}, made_wide(${seed}));`];
    case "flag":
      return [`FILL(reply, ${name}, 1);`];
    default:
      return [`FILL(reply, ${name}, made_number(${seed}));`];
  }
}

/** Numbers of 32 bits have signs that differ between compilers. */
export function unsigned(shape: Parameter["shape"]): string {
  return shape === "wide" || shape === "count" ? "" : "(ULONG)";
}

export function isNumber(text: string | undefined): boolean {
  return /^\d+$/.test(text ?? "");
}
