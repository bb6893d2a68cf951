import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Guid } from "@combind/runtime";
import type { JobRecord } from "../record/job-record.ts";
import type { JobStore } from "./job-store.ts";

/** Changes when records of older versions can no longer be read. */
const FORMAT = 1;

/** Milliseconds that a process which is just going away gets to let go of the folder. */
const PATIENCE = 2000;

/**
 * The records of all jobs, in an SQLite database of a folder. What `save` returned from survives the process; the journal
 * is not flushed to the medium each time, so a power failure may cost the last changes but leaves the rest intact.
 */
export class DiskStore implements JobStore {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #save: StatementSync;
  readonly #remove: StatementSync;

  /**
   * Opens the store of a folder, which is made if need be. A folder has one store at a time.
   *
   * @throws {Error} if another service has the folder, or its records are of another version
   */
  constructor(directory: string) {
    // Loaded here, as Node 22 warns of it: who keeps no jobs need not see that.
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
    this.#path = databaseIn(directory);
    this.#database = new DatabaseSync(this.#path, { timeout: PATIENCE });
    this.#orClose(() => prepare(this.#database));
    this.#save = this.#database.prepare(
      "INSERT INTO jobs (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record",
    );
    this.#remove = this.#database.prepare("DELETE FROM jobs WHERE id = ?");
  }

  /** @throws {Error} if a record cannot be read; the store is closed then */
  load(): JobRecord[] {
    return this.#orClose(() => {
      const rows = this.#database.prepare("SELECT record FROM jobs ORDER BY rowid").all();
      return rows.map((row) => JSON.parse(row.record as string) as JobRecord);
    });
  }

  save(record: JobRecord): void {
    this.#save.run(record.id, JSON.stringify(record));
  }

  remove(id: Guid): void {
    this.#remove.run(id);
  }

  close(): void {
    this.#database.close();
  }

  /** Lets go of the folder if the jobs in it are of no use. */
  #orClose<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      this.close();
      throw new Error(`the jobs in ${this.#path} cannot be opened: ${explain(error)}`, { cause: error });
    }
  }
}

/** Records hold what was sent in custom headers: nobody else may read them, even in a folder that others may read. */
function databaseIn(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, "jobs.sqlite");
  create(path);
  return path;
}

/**
 * Makes an empty database, whose permissions SQLite gives to its other files. One that is there already is not even
 * opened: closing it again would drop the locks that another store of this process has on it (POSIX).
 */
function create(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function prepare(database: DatabaseSync): void {
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec("BEGIN EXCLUSIVE");
  const format = Number(database.prepare("PRAGMA user_version").get()?.user_version);
  if (format !== 0 && format !== FORMAT) throw new Error(`their format is ${format}, expected ${FORMAT}`);
  database.exec("CREATE TABLE IF NOT EXISTS jobs (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT");
  database.exec(`PRAGMA user_version = ${FORMAT}`);
  database.exec("COMMIT");
}

function explain(error: unknown): string {
  const SQLITE_BUSY = 5;
  const { errcode, message } = error as { errcode?: number; message: string };
  return errcode === SQLITE_BUSY ? "another service uses them" : message;
}
