import { randomUUID } from "node:crypto";

/** What a server knows of an upload under way. */
export class Session {
  readonly id = `{${randomUUID()}}`;
  readonly target: string;
  /** The size that fragments tell; null before the first. */
  total: number | null = null;
  /** Whether a fragment that ends the content has been taken. */
  isComplete = false;
  /** Whether a packet of it is being processed. */
  isBusy = false;
  #chunks: Buffer[] = [];
  #received = 0;

  constructor(target: string) {
    this.target = target;
  }

  /** The next offset wanted. */
  get received(): number {
    return this.#received;
  }

  get content(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  /** Takes bytes that begin at or before the next offset wanted; those that are there already stay as they are. */
  take(start: number, bytes: Buffer): void {
    const fresh = bytes.subarray(Math.min(bytes.length, this.#received - start));
    this.#chunks.push(fresh);
    this.#received += fresh.length;
  }

  loseFrom(offset: number): void {
    this.#chunks = [this.content.subarray(0, offset)];
    this.#received = this.#chunks[0]!.length;
    this.isComplete = false;
  }
}

export class SessionTable {
  readonly #sessions = new Map<string, Session>();

  get size(): number {
    return this.#sessions.size;
  }

  open(target: string): Session {
    const session = new Session(target);
    this.#sessions.set(session.id, session);
    return session;
  }

  find(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  remove(session: Session): void {
    this.#sessions.delete(session.id);
  }

  clear(): void {
    this.#sessions.clear();
  }

  loseFrom(offset: number): void {
    for (const session of this.#sessions.values()) session.loseFrom(offset);
  }
}
