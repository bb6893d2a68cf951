import { type InterfaceClass, isComError } from "@combind/runtime";
import { CASES } from "../cases/index.ts";
import { isSpecial } from "./inputs.ts";
import { memberOf } from "./invoke.ts";
import { type Caller, observe } from "./observed.ts";
import { complain, print } from "./report.ts";
import { classOf, eachMethod, type Server } from "./server.ts";

/** Of FACILITY_ITF: nobody else has it. */
const REFUSED = 0x80041234;

/** More than any method has. */
const ALL_OUTS = 0xffffffff;

/** The methods of the first return no HRESULT, those of the other fail by themselves. */
const APART = ["IShapesReturns", "IShapesFailures"];

/**
 * Every method that returns an HRESULT is made to fail, once with no outs and once with all of them filled, which COM forbids
 * and servers do: a ComError with the HRESULT, and all that came is freed.
 */
export async function driveFailures(server: Server, title: string, call?: Caller): Promise<void> {
  print(`\n# ${title}`);
  for (const { owner, method, cases } of eachMethod(CASES)) {
    const succeeding = cases.find(({ fails }) => fails === undefined);
    if (succeeding === undefined || APART.includes(owner)) continue;
    const { args, result } = succeeding;
    for (const outs of isBlock(result) ? [0] : [0, ALL_OUTS]) {
      const receiver = server.receiver(owner);
      const member = memberOf(receiver, method);
      if (returnsHresult(classOf(owner), member.name, member.kind)) {
        await observe(
          server,
          { owner, member, receiver, args },
          (outcome) => {
            if (!("error" in outcome)) complain("it should have failed");
            else if (!isComError(outcome.error, REFUSED)) complain("it failed in another way");
          },
          { ...(call && { call }), prepare: () => server.probe.setNextReply(REFUSED, outs) },
        );
      }
      // A call that was never made has left it.
      server.probe.setNextReply(0, ALL_OUTS);
      receiver.dispose();
    }
  }
  server.objects.advise(null);
  server.probe.takeLog();
}

/** Nobody frees a block that goes by its address, when the call fails. */
function isBlock(result: unknown): boolean {
  return isSpecial(result) && result.special === "block";
}

function returnsHresult(type: InterfaceClass, name: string, kind: string): boolean {
  const plan = type.plan().methods.find((one) => one.name === name && (one.accessor ?? "method") === kind);
  if (plan === undefined) throw new Error(`${type.interfaceName} has no plan of ${name}`);
  return plan.returns === undefined || plan.returns === "hresult";
}
