import { pointerOf } from "../client/interop.ts";
import { checkInterfaceClass, type IUnknown } from "../client/iunknown.ts";
import { isDispatchClass } from "../dispatch/dispatch-class.ts";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { E_NOTIMPL, RPC_E_DISCONNECTED } from "../errors/hresults.ts";
import { insideCallback } from "../lifetime/callbacks.ts";
import { giveBackWaiting } from "../lifetime/give-back.ts";
import type { InterfaceClass } from "../plan.ts";
import { implementDispatch } from "../server/dispatch/implement-dispatch.ts";
import { hresultOf, reportHandlerError } from "../server/handler-error.ts";
import { implement } from "../server/implement.ts";
import { objectAt, type ServerObject } from "../server/objects.ts";
import { AnswerTable } from "./answers.ts";
import { copyOf, passed } from "./copy.ts";
import { Holdings, heldByDoubles } from "./holdings.ts";
import { answerName, callName, type Member, membersOf } from "./members.ts";
import { UnansweredCallError } from "./unanswered-call-error.ts";
import { awaitVerdict, type Recorded } from "./verdicts.ts";

/** The `object` wrappers of doubles. */
const objects = /*@__PURE__*/ new WeakSet<IUnknown>();

/** What `fake` makes. */
export class Double {
  readonly object: IUnknown;
  calls: readonly Recorded[] = [];
  readonly #name: string;
  readonly #given: object;
  readonly #members: ReadonlyMap<string, Member>;
  readonly #handlers: object;
  readonly #server: ServerObject;
  readonly #answers = new AnswerTable();
  /** What recorded calls hold. */
  readonly #recorded = new Holdings();
  /** What properties were assigned. */
  readonly #assigned = new Holdings();
  readonly #unanswered = new Map<string, Error>();
  #isDisposed = false;

  constructor(types: readonly InterfaceClass[], answers: object) {
    checkTypes(types);
    if (typeof answers !== "object" || answers === null)
      throw new TypeError(`fake(answers): expected an object, got ${describe(answers)}`);
    this.#name = types.map(({ interfaceName }) => interfaceName).join(", ");
    this.#given = answers;
    this.#members = membersOf(types);
    for (const name of new Set([...this.#members.values()].map(answerName))) {
      const answer = (answers as Readonly<Record<string, unknown>>)[name];
      if (answer !== undefined) this.#answers.set(name, [answer]);
    }
    this.#handlers = this.#handlersOf();
    this.object = serve(types, this.#handlers);
    this.#server = objectAt(pointerOf(this.object))!;
    objects.add(this.object);
  }

  callsOf(method: string): readonly Recorded[] {
    if (!this.#members.has(method)) throw new TypeError(`fake(${this.#name}): there is no ${method}`);
    return this.calls.filter((call) => call.method === method);
  }

  answer(name: string, ...answers: unknown[]): this {
    if (![...this.#members.values()].some((member) => answerName(member) === name))
      throw new TypeError(`fake(${this.#name}): there is no ${name}`);
    if (answers.length === 0) throw new TypeError(`fake(${this.#name}): expected an answer for ${name}`);
    this.#answers.set(name, answers);
    return this;
  }

  clear(): void {
    this.calls = [];
    this.#recorded.release();
  }

  get references(): number {
    giveBackWaiting();
    const own = this.#isDisposed ? 0 : 1;
    return this.#server.references - own - heldByDoubles(this.#server);
  }

  [Symbol.dispose](): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#recorded.release();
    this.#assigned.release();
    this.object.dispose();
    const problems = [...this.#unanswered.values()].map(({ message }) => message);
    // Inside a callback nothing has been given back yet.
    const held = insideCallback() ? 0 : this.references;
    if (held > 0) problems.push(`references that others hold: ${held}`);
    if (problems.length === 0) return;
    const [cause] = this.#unanswered.values();
    throw new Error(`fake(${this.#name}): ${problems.join("; ")}`, { cause });
  }

  /** What is implemented: a function for each method, a pair of them for each property. */
  #handlersOf(): object {
    const handlers = {};
    for (const member of this.#members.values()) {
      const serve = (...given: unknown[]): unknown => this.#serve(member, given);
      const { name, accessor } = member;
      const descriptor = accessor === undefined ? { value: serve } : { [accessor]: serve };
      Object.defineProperty(handlers, name, { ...descriptor, configurable: true });
    }
    return handlers;
  }

  #serve(member: Member, given: readonly unknown[]): unknown {
    if (this.#isDisposed) throw new ComError(RPC_E_DISCONNECTED);
    const values = copyOf(given, (wrapper) => this.#recorded.keep(wrapper)) as unknown[];
    const call: Recorded = { method: callName(member), arguments: values, hresult: 0 };
    (this.calls as Recorded[]).push(call);
    try {
      const { result, stays } = this.#answered(member, values);
      const answer = passed(result, stays);
      call.result = copyOf(result);
      awaitVerdict(this.#handlers, call, member.returnsHresult);
      return answer;
    } catch (error) {
      call.error = error;
      if (!(error instanceof UnansweredCallError)) {
        call.hresult = hresultOf(error) >>> 0;
        throw error;
      }
      call.hresult = E_NOTIMPL;
      this.#unanswered.set(call.method, error);
      reportHandlerError(error, member.at);
      throw new ComError(E_NOTIMPL, { cause: error, text: error.message });
    }
  }

  /** What a call is answered, and which wrappers in it do not pass to the caller. */
  #answered(member: Member, values: readonly unknown[]): Answered {
    const { name, accessor, at, hasResult } = member;
    const wanted = answerName(member);
    if (!this.#answers.has(wanted)) {
      if (hasResult) throw new UnansweredCallError(`${at} was called and has no answer`);
      if (accessor === "set")
        this.#answers.set(name, [copyOf(values[0], (wrapper) => this.#assigned.keep(wrapper))]);
      return { result: undefined, stays: () => true };
    }
    const answer = this.#answers.take(wanted);
    if (answer instanceof Error) throw answer;
    if (typeof answer !== "function") return { result: answer, stays: () => true };
    return {
      result: Reflect.apply(answer, this.#given, copyOf(values) as unknown[]),
      stays: (wrapper) => objects.has(wrapper) || this.#recorded.has(wrapper),
    };
  }
}

interface Answered {
  readonly result: unknown;
  readonly stays: (wrapper: IUnknown) => boolean;
}

function checkTypes(types: readonly InterfaceClass[]): void {
  if (types.length === 0) throw new TypeError("fake: expected at least one interface class");
  for (const type of types) checkInterfaceClass(type, "fake");
  if (types.length > 1 && types.some(isDispatchClass))
    throw new TypeError("fake: a dispinterface cannot be one of several interfaces");
}

function serve(types: readonly InterfaceClass[], handlers: object): IUnknown {
  const [type] = types as [InterfaceClass];
  return isDispatchClass(type)
    ? implementDispatch(type, handlers)
    : implement(types as [InterfaceClass], handlers as never);
}
