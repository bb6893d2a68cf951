import { type ComError, isComError } from "@combind/runtime";

/** Prints what a step comes to: its value, or its error. */
export function tell(step: string, act: () => unknown): void {
  console.log(`${step}: ${outcome(act)}`);
}

function outcome(act: () => unknown): string {
  try {
    return text(act());
  } catch (error) {
    return isComError(error) ? failure(error) : String(error);
  }
}

/** Without the sentence that the system has for a code, which differs from one system to the next. */
function failure({ hresult, code, interface: type, method, parameter, errorInfo }: ComError): string {
  const place = parameter === undefined ? `${type}.${method}` : `${type}.${method}(${parameter})`;
  const said = errorInfo === undefined ? "" : ` ${JSON.stringify(errorInfo)}`;
  return `${place} fails with ${code} (0x${hresult.toString(16)})${said}`;
}

function text(value: unknown): string {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value.constructor.name;
  return value === undefined ? "undefined" : JSON.stringify(value);
}
