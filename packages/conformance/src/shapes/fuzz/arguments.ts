import type { MethodPlan } from "@combind/runtime/codegen";
import type { ShapeCase } from "../cases/case.ts";
import type { Given } from "./given.ts";
import { hostile, noAddress } from "./hostile.ts";
import { near } from "./near.ts";
import { rightMaker, telling, visible } from "./right.ts";
import type { Setting } from "./setting.ts";

/** The arguments of a call: in half of the calls all are right, else one or more are not. */
export function argumentsFor(
  setting: Setting,
  method: MethodPlan | undefined,
  { args }: ShapeCase,
  isTrusting: boolean,
): Given[] {
  const { random } = setting;
  const given = args.map((value, index) => right(setting, method, value, index, isTrusting));
  for (const { value } of given) setting.keepAll(value);
  if (random.once(2)) return given;
  const first = random.below(given.length || 1);
  for (const [index, one] of given.entries()) {
    if (index === first || random.once(4))
      given[index] = isTrusting ? noAddress(setting) : wrongly(setting, one);
  }
  if (random.once(10)) given.push(hostile(setting));
  if (random.once(20) && !isTrusting) given.pop();
  return given;
}

/** As the case has it, or another that the plan allows where nothing else depends on it. */
function right(
  setting: Setting,
  method: MethodPlan | undefined,
  value: unknown,
  index: number,
  isTrusting: boolean,
): Given {
  const parameter = method && visible(method)[index];
  const make = parameter && !isTrusting && !telling(method).has(parameter.name) && rightMaker(parameter);
  if (make && setting.random.once(2)) {
    const other = make(setting.random);
    return { title: `right: ${titleOf(other)}`, value: other };
  }
  return { title: "as in a case", value: setting.argument(value) };
}

function titleOf(value: unknown): string {
  return typeof value === "string" ? `${value.length} characters` : String(value);
}

function wrongly(setting: Setting, { value }: Given): Given {
  return setting.random.once(2) ? hostile(setting) : near(value, setting);
}
