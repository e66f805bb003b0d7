// Makes prisma/postgres/schema.prisma from prisma/schema.prisma: the same models for PostgreSQL. Never edit its output by hand.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SOURCE = new URL("./schema.prisma", import.meta.url);
const TARGET = new URL("./postgres/schema.prisma", import.meta.url);

const REPLACEMENTS: readonly [RegExp, string][] = [
  [/^\/\/ The tables of Rapport.*$/m, "// Made by prisma/make-postgres.ts from ../schema.prisma. Do not edit."],
  [/provider = "sqlite"/, 'provider = "postgresql"'],
  [/"\.\.\/src\/generated\/sqlite"/, '"../../src/generated/postgres"'],
  // Instants with a zone, so that a session's TimeZone cannot shift them; milliseconds, as JavaScript has them.
  [/^( {2}\w+ +DateTime\??)( |$)/gm, "$1 @db.Timestamptz(3)$2"],
];

/** The PostgreSQL schema's text for the SQLite schema's. Throws when the source no longer looks as expected. */
export function makePostgres(source: string): string {
  return REPLACEMENTS.reduce((text, [pattern, replacement]) => {
    if (text.search(pattern) < 0) throw new Error(`prisma/schema.prisma has nothing that fits ${pattern}`);
    return text.replace(pattern, replacement);
  }, source);
}

export function writePostgres(): void {
  writeFileSync(TARGET, makePostgres(readFileSync(SOURCE, "utf8")));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePostgres();
