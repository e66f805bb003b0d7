// What the command line says, and how a command fails: in a sentence, with exit code 1.
import { type Config, readConfig } from "./config.ts";
import { type Database, openDatabase } from "./core/store/database.ts";

export const say = (words: string) => process.stdout.write(`${words}\n`);
export const complain = (words: string) => process.stderr.write(`${words}\n`);

/** Errors are sentences, not stack traces; the exit code is 1. */
export async function attempt(action: (config: Config) => Promise<unknown>): Promise<void> {
  try {
    await action(readConfig());
  } catch (error) {
    process.exitCode = 1;
    complain(error instanceof Error ? error.message : String(error));
  }
}

export async function withDatabase<T>(config: Config, action: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(config.databaseUrl);
  try {
    return await action(database);
  } finally {
    await database.close();
  }
}

/** Progress on a terminal only: a log file wants no carriage returns. */
export function showProgress(what: string) {
  return (done: number, total: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${done} / ${total}${done === total ? "\n" : ""}`);
  };
}
