// Builds dist/main.js: our own code in one file with what it lazily needs beside it; packages stay where npm put them.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

await rm("dist/program", { recursive: true, force: true });
await build({
  entryPoints: ["src/main.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "program/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "linked",
  logLevel: "warning",
});
