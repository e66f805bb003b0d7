// The program and what goes before it as plain files, made once.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

/** The program in one file, so that beginning it again does not compile it again. The folder is the caller's to remove. */
export async function bundleProgram(): Promise<{ folder: string; remove(): Promise<void> }> {
  await mkdir("dist", { recursive: true });
  const folder = path.resolve(await mkdtemp(path.join("dist", "kill-")));
  await build({
    entryPoints: { main: "src/main.ts", child: "test/server/kill/child.ts" },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
