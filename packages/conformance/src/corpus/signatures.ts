/** A parameter or result that is a pointer according to the plan, and the type that the class gives it. */
export interface PointerType {
  readonly place: string;
  readonly type: string;
}

/** What an emitted module's classes show of themselves. */
export interface ModuleFindings {
  readonly pointers: readonly PointerType[];
  /** Lines of code that mention `any` or `unknown` as a type. */
  readonly untyped: readonly string[];
}

const UNTYPED = /(?:[:<|(=] |<|, (?=\w+>)|\breadonly |\bas )(?:any|unknown)(?=[\s[\],;>)|]|$)/;

/** Reads a module's text: the plans of its classes beside the signatures of their methods. */
export function findingsOf(text: string): ModuleFindings {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "");
  const classes = code.split(/^export (?:abstract )?class /m).slice(1);
  return {
    pointers: classes.flatMap(pointersOf),
    untyped: code.split("\n").filter((line) => UNTYPED.test(line.replace(/"(?:[^"\\]|\\.)*"/g, '""'))),
  };
}

/** The pointers among the parameters of a class's plan. */
function pointersOf(body: string): PointerType[] {
  const name = /^\w+/.exec(body)?.[0] ?? "";
  return [...body.matchAll(METHOD_PLAN)].flatMap(([, method = "", accessor, list = ""]) => {
    const signature = signatureOf(body, method, accessor);
    const parameters = [...list.matchAll(PARAMETER_PLAN)].map(([, of = "", direction, kind]) => ({
      of,
      direction,
      kind,
    }));
    const results = parameters.filter(({ direction, kind }) => direction !== "in" && kind !== "count");
    return parameters
      .filter(({ kind }) => kind === "pointer")
      .flatMap(({ of, direction }) => {
        const place = `${name}.${method}(${of})`;
        const given = direction === "out" ? [] : [{ place, type: signature.parameters.get(of) ?? "missing" }];
        if (direction === "in") return given;
        const isAlone = results.length === 1 && !signature.result.includes(`readonly ${of}: `);
        const type = isAlone ? signature.result : (memberOf(signature.result, of) ?? "missing");
        return [...given, { place: `${place} as a result`, type }];
      });
  });
}

const METHOD_PLAN =
  /name: "([\w$]+)", slot: \d+, signature: "[^"]*"(?:, accessor: "(\w+)")?[^\n]*?\n? *parameters: \[([\s\S]*?)\n? *\](?: \})?,/g;
const PARAMETER_PLAN = /\{ name: "([\w$]+)", direction: "(\w+)", value: \{ kind: "(\w+)"/g;

interface Signature {
  readonly parameters: ReadonlyMap<string, string>;
  readonly result: string;
}

function signatureOf(body: string, method: string, accessor: string | undefined): Signature {
  const start = `\n  ${accessor === undefined ? "" : `${accessor} `}${method}`;
  const at = ["(", "<"].map((mark) => body.indexOf(start + mark)).find((index) => index >= 0) ?? -1;
  const line = body.slice(at + 1, body.indexOf("\n", at + 1));
  const [, list = "", result = "void"] = /\((.*?)\)(?:: (.*))? \{$/.exec(line) ?? [];
  const parameters = [...list.matchAll(/([\w$]+): ((?:[^,<]|<[^>]*>)+)/g)];
  return { parameters: new Map(parameters.map(([, name = "", type = ""]) => [name, type.trim()])), result };
}

function memberOf(result: string, name: string): string | undefined {
  return new RegExp(`readonly ${name.replaceAll("$", "\\$")}: ((?:[^;<}]|<[^>]*>)+?)(?:;| \\})`).exec(
    result,
  )?.[1];
}
