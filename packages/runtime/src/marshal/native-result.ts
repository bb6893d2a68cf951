import type { MethodPlan } from "../plan.ts";

/** Whether what a method returns to native code can tell a failure. */
export function returnsHresult({ signature, returns = "hresult" }: MethodPlan): boolean {
  return signature[0] === "i" && returns === "hresult";
}

/** Whether a method returns a struct as C does: where its first parameter points, which is what it answers. */
export function returnsRoom({ signature, returns = "hresult" }: MethodPlan): boolean {
  return signature[0] === "p" && returns !== "hresult" && returns.kind === "void";
}
