// Draws a paper as PDF in a process of its own: what that loads is gone when it ends.
import { createRequire } from "node:module";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type * as CanvasPackage from "@napi-rs/canvas";
import { addChart } from "./chart.ts";
import type { Block, Paper } from "./content.ts";
import { type Pages, type Style, INK, addText, makeRoom, openPages } from "./page.ts";
import { addTable } from "./table.ts";

export type PrintResult = { pdf: Uint8Array } | { problem: string };

const FONT = "Noto Sans SC";
const FONT_FILE = "noto-sans-sc-chinese-simplified-400-normal.woff2";

const load = createRequire(import.meta.url);

/** The build puts the font beside this program (src/build.ts); run from its source it has the font from its package. */
const findFont = (): string =>
  import.meta.url.endsWith(".ts")
    ? load.resolve(`@fontsource/noto-sans-sc/files/${FONT_FILE}`)
    : fileURLToPath(new URL(`fonts/${FONT_FILE}`, import.meta.url));

const STYLES: Record<"title" | "heading" | "strong" | "text" | "quiet", Style & { after?: number }> = {
  title: { size: 18, isBold: true, after: 2 },
  heading: { size: 11, isBold: true },
  strong: { size: 12, isBold: true },
  text: { size: 10 },
  quiet: { size: 9, color: INK.quiet },
};

/** A heading stays with what it heads. */
const HEADED = 70;

function addBlock(pages: Pages, block: Block): void {
  if (block.block === "table") addTable(pages, block.columns, block.rows);
  else if (block.block === "chart") addChart(pages, block.chart);
  else {
    if (block.block === "heading") makeRoom(pages, HEADED);
    addText(pages, block.text, STYLES[block.block]);
  }
}

function drawPaper({ title, footer, blocks }: Paper): Uint8Array {
  const canvas = load("@napi-rs/canvas") as typeof CanvasPackage;
  // Without it Chinese would be drawn as empty boxes, or in whatever this machine has.
  if (!canvas.GlobalFonts.registerFromPath(findFont(), FONT)) throw new Error(`cannot read the font ${FONT_FILE}`);
  const document = new canvas.PDFDocument({ title });
  const pages = openPages({ document, font: FONT, footer });
  for (const block of blocks) addBlock(pages, block);
  return pages.close();
}

function answer(paper: Paper): PrintResult {
  try {
    return { pdf: drawPaper(paper) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

// Whoever waits for the answer to a command goes first, by a little: a busy machine must not starve it (nice, of 19).
setPriority(3);
process.once("message", (paper: Paper) => process.send?.(answer(paper), () => process.disconnect()));
process.on("disconnect", () => process.exit());
