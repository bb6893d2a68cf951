import { type InterfaceClass, IUnknown, implement } from "@combind/runtime";
import * as shapes from "#shapes";
import type { ShapeCase } from "../cases/case.ts";
import { CASES } from "../cases/index.ts";
import { isSpecial } from "../driver/inputs.ts";
import { invoke, memberOf } from "../driver/invoke.ts";
import type { Outcome } from "../driver/observed.ts";
import { handlersOf } from "../driver/serve.ts";
import { classOf, eachMethod, Server } from "../driver/server.ts";
import { argumentsFor } from "./arguments.ts";
import { type Call, callElsewhere, callHere } from "./call.ts";
import { EXTRA_CASES } from "./extra-cases.ts";
import type { Given } from "./given.ts";
import { hostile } from "./hostile.ts";
import { near } from "./near.ts";
import type { Random } from "./random.ts";
import { giveBack, Setting } from "./setting.ts";
import { TRUSTED } from "./trusted.ts";

/** What came of a call of `IFoo.Bar`. */
export type Called = Outcome & { readonly method: string };

const METHODS = eachMethod({ ...CASES, ...EXTRA_CASES });

/** The most [out] parameters that a server is told to leave alone. */
const MOST_OUTS = 3;
const ALL_OUTS = 0xffff_ffff;

/** What a server may answer: successes that few expect, and a failure. */
const REPLIES = [0, 1, 0x0004_1234, 0x8004_1234];

/**
 * Plays one turn: one to three calls of methods of one interface, on an object that is made for them. Each call is announced
 * before it is made.
 */
export async function playTurn(
  library: string,
  random: Random,
  announce: (call: string) => void,
): Promise<Called[]> {
  const server = new Server(library);
  const setting = new Setting(server, random);
  const turn = new Turn(setting);
  const outcomes: Called[] = [];
  try {
    for (let calls = 1 + random.below(3); calls > 0; calls--) outcomes.push(await turn.call(announce));
  } finally {
    // The object may be its own partner.
    letGo(server);
    setting.dispose();
    server.dispose();
  }
  return outcomes;
}

class Turn {
  readonly #setting: Setting;
  readonly #owner: string;
  readonly #receiver: IUnknown;
  readonly #isServed: boolean;
  /** Whether handlers of ours answer wrongly now and then. */
  #twists = false;

  constructor(setting: Setting) {
    const { random } = setting;
    this.#setting = setting;
    this.#owner = random.pick(METHODS).owner;
    this.#isServed = this.#owner === "IShapesCallback" || random.once(4);
    this.#receiver = setting.keep(this.#isServed ? this.#served() : receiverOf(setting.server, this.#owner));
  }

  async call(announce: (call: string) => void): Promise<Called> {
    const { random, server } = this.#setting;
    const { owner, method, cases } = random.pick(METHODS.filter((one) => one.owner === this.#owner));
    const one = random.pick(cases);
    const call = this.#callOf(method, one);
    this.#twists = random.once(3) && !call.isTrusting && !isSpecial(one.result);
    const reply = random.once(8) && !call.isTrusting ? random.pick(REPLIES) : undefined;
    const outs = random.below(MOST_OUTS + 1);
    const isElsewhere = random.once(5);
    const how = `${isElsewhere ? " elsewhere" : ""}${reply === undefined ? "" : ` replies ${reply}, ${outs}`}`;
    const titles = call.given.map(({ title }) => title).join("; ");
    announce(`${owner}.${method}(${titles}) on ${call.self.title}${how}`);
    if (reply !== undefined) server.probe.setNextReply(reply, outs);
    let outcome: Outcome;
    try {
      outcome = { result: isElsewhere ? await callElsewhere(call, this.#setting) : callHere(call) };
    } catch (error) {
      outcome = { error };
    }
    if ("result" in outcome) giveBack(outcome.result, one.result);
    // A call that was never made has left it.
    server.probe.setNextReply(0, ALL_OUTS);
    return { ...outcome, method: `${owner}.${method}` };
  }

  #callOf(method: string, one: ShapeCase): Call {
    const type = typeOf(this.#owner);
    const member = memberOf(type.prototype, method);
    const plan = type
      .plan()
      .methods.find(({ name, accessor = "method" }) => name === member.name && accessor === member.kind);
    const isTrusting = TRUSTED.includes(`${this.#owner}.${method}`);
    const given = argumentsFor(this.#setting, plan, one, isTrusting);
    return { type, member, self: this.#self(), given, isTrusting };
  }

  #self(): Given {
    const { random } = this.#setting;
    const title = this.#isServed ? "an object of ours" : "an object of the server";
    if (!random.once(12)) return { title, value: this.#receiver };
    return random.once(2) ? hostile(this.#setting) : near(this.#receiver, this.#setting);
  }

  /** An object of ours that passes all calls on to the server's, and answers as it does or nearly so. */
  #served(): IUnknown {
    const type = typeOf(this.#owner);
    if (this.#owner === "IShapesCallback") {
      return implement(shapes.IShapesCallback, { transform: (value) => this.#answer(value) as number });
    }
    const behind = this.#setting.keep(receiverOf(this.#setting.server, this.#owner));
    const handlers = handlersOf(type, behind, (...call) => {
      const answer = invoke(...call);
      this.#setting.keepAll(answer);
      return this.#answer(answer);
    });
    return implement(type, handlers as never);
  }

  #answer(right: unknown): unknown {
    return this.#twists ? near(right, this.#setting).value : right;
  }
}

/** Makes an object give up what it holds, which may be itself. */
function letGo(server: Server): void {
  server.objects.advise(null);
  const dual = server.object.as(shapes.IShapesDual);
  dual.setRefPartner(null);
  dual.dispose();
}

function typeOf(owner: string): InterfaceClass {
  return owner === "IUnknown" ? IUnknown : classOf(owner);
}

function receiverOf(server: Server, owner: string): IUnknown {
  return owner === "IUnknown" ? server.object.as(IUnknown) : server.receiver(owner);
}
