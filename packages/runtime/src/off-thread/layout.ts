import { checkLength, exactly } from "../marshal/lengths.ts";
import { SCALARS, scalarOf } from "../marshal/scalars.ts";
import type { LengthPlan, MethodPlan, ParameterPlan } from "../plan.ts";
import type { Call } from "./call.ts";
import { cellSize } from "./cells.ts";

const ALIGNMENT = 16;

/** What a number comes to in a call. */
export type Told = (call: Call) => number;

/** Where the parameters of a method are in a call, and how they find one another. */
export class CallLayout {
  readonly at: string;
  readonly method: MethodPlan;
  /** The parameters that a person gives. */
  readonly visible: readonly ParameterPlan[];
  /** Offsets of the parameters' cells. */
  readonly cells: readonly number[];
  readonly cellBytes: number;

  constructor(at: string, method: MethodPlan) {
    this.at = at;
    this.method = method;
    this.visible = method.parameters.filter(
      ({ direction, value }) => direction !== "out" && value.kind !== "count",
    );
    let bytes = 0;
    this.cells = method.parameters.map((parameter) => {
      const cell = bytes;
      bytes += Math.ceil(cellSize(parameter) / ALIGNMENT) * ALIGNMENT;
      return cell;
    });
    this.cellBytes = bytes;
  }

  /** Finds the visible argument of a name. */
  given(name: string): (call: Call) => unknown {
    const index = this.visible.findIndex((parameter) => parameter.name === name);
    return (call) => call.given[index];
  }

  /** What a length comes to before the call: of [in, out] numbers, the ones that are passed. */
  before(plan: LengthPlan, parameter: string): Told {
    return this.checked(this.told(plan, false), parameter);
  }

  /** What it comes to when the call has returned. */
  after(plan: LengthPlan, parameter: string): Told {
    return this.checked(this.told(plan, true), parameter);
  }

  /** The same unchecked: what is freed must not depend on whether a callee told a length. */
  told(plan: LengthPlan, returned: boolean): Told {
    switch (typeof plan) {
      case "number":
        return () => plan;
      case "string":
        return this.integer(plan, returned);
      default:
        return (call) => plan((name) => exactly(this.integer(name, returned)(call)));
    }
  }

  private checked(told: Told, parameter: string): Told {
    return (call) => checkLength(told(call), this.at, parameter);
  }

  private integer(name: string, returned: boolean): Told {
    const index = this.method.parameters.findIndex((parameter) => parameter.name === name);
    const parameter = this.method.parameters[index];
    if (parameter === undefined) throw new TypeError(`${this.at}: there is no parameter ${name}`);
    const { direction, value } = parameter;
    const scalar = value.kind === "record" ? { codec: value.codec } : SCALARS[scalarOf(value)];
    if (scalar === undefined) throw new TypeError(`${this.at}: ${name} is no number`);
    if (returned && direction !== "in") {
      const cell = this.cells[index]!;
      return (call) => Number(scalar.codec.read(call.cells.view, cell));
    }
    if (value.kind === "count") return (call) => call.arrays.get(value.of)?.length ?? 0;
    const given = this.given(name);
    return (call) => Number(given(call));
  }
}
