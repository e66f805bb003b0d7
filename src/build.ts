// Builds dist/main.js and what it loads when it needs it: our code and its packages, shaken and minified, in a few files.
import { cp, rm } from "node:fs/promises";
import { build } from "esbuild";

/** Those with native parts or files beside them, and the SDK, which looks for its own package.json. */
const STAY_WHERE_THEY_ARE = [
  "@larksuiteoapi/node-sdk",
  "@napi-rs/canvas",
  "@prisma/*",
  "@visactor/*",
  "better-sqlite3",
  "pg-native",
];

await rm("dist/program", { recursive: true, force: true });
await build({
  entryPoints: {
    main: "src/main.ts",
    "program/chart-drawer": "src/chat/slack/chart-drawer.ts",
    "program/paper-drawer": "src/reports/paper/drawer.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "program/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20",
  external: STAY_WHERE_THEY_ARE,
  minify: true,
  // Names are said in faults and logs.
  keepNames: true,
  // Packages in CommonJS ask for Node's modules by `require`, which a module has not.
  banner: { js: 'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);' },
  sourcemap: "linked",
  legalComments: "none",
  logLevel: "warning",
});

// The charts' font goes beside the program that draws them, and its licence (OFL 1.1, condition 2) with it.
const font = "node_modules/@fontsource/noto-sans-sc";
const fontFile = "noto-sans-sc-chinese-simplified-400-normal.woff2";
await cp(`${font}/files/${fontFile}`, `dist/program/fonts/${fontFile}`);
await cp(`${font}/LICENSE`, "dist/program/fonts/noto-sans-sc-licence.txt");
