// Makes both Prisma clients (src/generated/sqlite, src/generated/postgres): `tsx prisma/generate.ts`.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { writePostgres } from "./make-postgres.ts";

const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");

writePostgres();
for (const schema of ["prisma/schema.prisma", "prisma/postgres/schema.prisma"]) {
  // `generate` looks for an engine that it then does not use. Naming any executable spares the download. Only for this
  // child: with it, `migrate` and `db push` would exit 0 without doing anything.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const child = spawnSync(process.execPath, [cli, "generate", "--schema", schema], { env, stdio: "inherit" });
  if (child.status !== 0) process.exit(child.status ?? 1);
}
