// What can go wrong when something is kept, in a form that can be answered to a person.

/** A row with this key is there already: the same thing came twice, or a name is taken. Nothing of the save was kept. */
export class Duplicate extends Error {
  readonly table: string;
  constructor(table: string, cause?: unknown) {
    super(`${table} has a row with this key already`, { cause });
    this.name = "Duplicate";
    this.table = table;
  }
}

/** A row was changed by someone else since it was read. Nothing of the save was kept. */
export class Stale extends Error {
  constructor(cause?: unknown) {
    super("the row was changed in the meantime", { cause });
    this.name = "Stale";
  }
}

export type Trouble = "locked" | "full" | "readonly" | "down";

/**
 * The database cannot take this now. Nothing of the save was kept, except where PostgreSQL was lost during the commit
 * itself: there it may have been, and the key of the inbound event tells when the person tries again.
 */
export class Unavailable extends Error {
  readonly why: Trouble;
  constructor(why: Trouble, cause?: unknown) {
    super(`the database is not available (${why})${cause instanceof Error ? `: ${cause.message}` : ""}`, { cause });
    this.name = "Unavailable";
    this.why = why;
  }
}
