// What is known of migrations: the files, the bookkeeping in the database, and the ground on which they are applied.

export type Migration = { name: string; sql: string; checksum: string };

/** A row of Prisma's own bookkeeping, so that Prisma's tools understand the database as well. */
export type Applied = { name: string; checksum: string; isFinished: boolean };

/** One database while its tables are being changed; `inTurn` keeps other processes out until `work` is done. */
export type Ground = {
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Empty where nothing was ever applied. */
  readApplied(): Promise<Applied[]>;
  /** Runs the SQL and books it, both or neither. */
  apply(migration: Migration): Promise<void>;
  close(): Promise<void>;
};

/** `instant` is the database's own type for one. */
export const booksSql = (
  instant: "DATETIME" | "TIMESTAMPTZ",
): string => `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" ${instant},
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" ${instant},
  "started_at" ${instant} NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;
export const READ_BOOKS_SQL =
  'SELECT "migration_name" AS "name", "checksum", "finished_at" IS NOT NULL AS "isFinished" ' +
  'FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "started_at", "migration_name"';
export const WRITE_BOOKS_SQL =
  'INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count") ' +
  "VALUES (?, ?, ?, CURRENT_TIMESTAMP, 1)";
