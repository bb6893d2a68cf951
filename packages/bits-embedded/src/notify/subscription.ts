import { BG_NOTIFY_DISABLE } from "@combind/bits";
import type { IUnknown } from "@combind/runtime";
import type { FileRecord, FilledRange } from "../record/file-record.ts";
import type { Clock } from "../time/clock.ts";
import type { ComObjects, NotifiedJob } from "./com-objects.ts";
import { factsOf, holds, isFact, type Notice, newNotice, TOPICS, type Topic } from "./notice.ts";
import { Subscriber } from "./subscriber.ts";

/**
 * What one subscriber of one job is still to be told. It begins with the facts about the job as it is, whether they
 * came about before the subscriber did or in another process.
 *
 * Notices are told one at a time, each from the event loop: never inside a call of the client, nor inside another
 * notice. The flags in force then decide. While a notice is told anything may happen, the end of the subscription too.
 */
export class Subscription implements Disposable {
  readonly #job: NotifiedJob;
  readonly #clock: Clock;
  readonly #objects: ComObjects;
  readonly #subscriber: Subscriber;
  readonly #notices: Notice[];
  /** When news was last told: of the job, and of each file. */
  readonly #toldAt = new Map<FileRecord | null, number>();
  #isGoingOn = false;

  /** @throws {ComError} E_NOINTERFACE when the object has no IBackgroundCopyCallback */
  constructor(job: NotifiedJob, callback: IUnknown, clock: Clock, objects: ComObjects) {
    this.#job = job;
    this.#clock = clock;
    this.#objects = objects;
    this.#subscriber = new Subscriber(callback);
    this.#notices = factsOf(job.record);
    this.#goOn();
  }

  /** The object as it was registered. Not the caller's to dispose. */
  get callback(): IUnknown {
    return this.#subscriber.unknown;
  }

  /** A fact, to be told until it is accepted or no longer holds. */
  state(topic: Topic, file: FileRecord | null = null): void {
    const refused = this.#find(topic, file);
    if (refused !== undefined) this.#drop(refused);
    this.#notices.push(newNotice(topic, file));
    this.#goOn();
  }

  /** News, to be told once, with what else happens until the interval since the last has passed. */
  mention(topic: Topic, file: FileRecord | null = null, ranges: readonly FilledRange[] = []): void {
    if (this.#hears(topic)) this.#newsOf(topic, file).ranges.push(...ranges);
    this.#goOn();
  }

  [Symbol.dispose](): void {
    for (const notice of [...this.#notices]) this.#drop(notice);
    this.#subscriber[Symbol.dispose]();
  }

  /** Sees to it that what may be told is told. */
  #goOn(): void {
    if (this.#isGoingOn || this.#notices.length === 0) return;
    this.#isGoingOn = true;
    setImmediate(() => {
      this.#isGoingOn = false;
      this.#tellNext();
    });
  }

  #tellNext(): void {
    const { record } = this.#job;
    for (const notice of this.#notices.filter((one) => !holds(one, record))) this.#drop(notice);
    const notice = this.#pick();
    if (notice === undefined) return;
    if (isFact(notice)) this.#tellFact(notice);
    else this.#tellNews(notice);
    this.#goOn();
  }

  #pick(): Notice | undefined {
    for (const topic of TOPICS.filter((one) => this.#hears(one))) {
      const notice = this.#notices.find((one) => one.topic === topic && one.pause === null);
      if (notice !== undefined) return notice;
    }
    return undefined;
  }

  #tellFact(notice: Notice): void {
    const accepted = this.#subscriber.tell(notice, this.#job, this.#objects);
    // Gone if the call ended the subscription, or if the same has come about once more meanwhile.
    if (!this.#notices.includes(notice)) return;
    if (accepted) this.#drop(notice);
    else this.#pause(notice, this.#job.record.minimumRetryDelay * 1000);
  }

  #tellNews(notice: Notice): void {
    this.#drop(notice);
    this.#toldAt.set(notice.file, this.#clock.now());
    this.#subscriber.tell(notice, this.#job, this.#objects);
  }

  /** The notice that gathers what is new, paused until the interval since the last has passed. */
  #newsOf(topic: Topic, file: FileRecord | null): Notice {
    const gathering = this.#find(topic, file);
    if (gathering !== undefined) return gathering;
    const notice = newNotice(topic, file);
    this.#notices.push(notice);
    const passed = this.#clock.elapsedSince(this.#toldAt.get(file) ?? Number.NEGATIVE_INFINITY);
    const rest = this.#job.record.properties.minimumNotificationInterval - passed;
    if (rest > 0) this.#pause(notice, rest);
    return notice;
  }

  #pause(notice: Notice, milliseconds: number): void {
    notice.pause = this.#clock.after(milliseconds, () => {
      notice.pause = null;
      this.#goOn();
    });
  }

  #drop(notice: Notice): void {
    notice.pause?.[Symbol.dispose]();
    this.#notices.splice(this.#notices.indexOf(notice), 1);
  }

  #find(topic: Topic, file: FileRecord | null): Notice | undefined {
    return this.#notices.find((one) => one.topic === topic && one.file === file);
  }

  #hears(topic: Topic): boolean {
    const { notifyFlags } = this.#job.record;
    const wanted = (notifyFlags & topic) !== 0 && (notifyFlags & BG_NOTIFY_DISABLE) === 0;
    return wanted && this.#subscriber.understands(topic);
  }
}
