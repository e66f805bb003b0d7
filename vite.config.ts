// Builds the sandbox page into dist/page: one script, its styles and the one font it brings along.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The font's licence (OFL 1.1, condition 2) goes wherever the font goes. */
const addFontLicence = (): Plugin => ({
  name: "font-licence",
  generateBundle() {
    const source = readFileSync(at("node_modules/@fontsource/noto-sans-sc/LICENSE"), "utf8");
    this.emitFile({ type: "asset", fileName: "assets/noto-sans-sc-licence.txt", source });
  },
});

export default defineConfig({
  root: at("src/sandbox/page"),
  base: "./",
  plugins: [addFontLicence()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: at("dist/page"),
    emptyOutDir: true,
    // A data: font or script would need a looser content policy than the page is served with.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What draws charts is large, and fetched only when one is on the screen.
    chunkSizeWarningLimit: 1500,
    target: "es2023",
  },
});
