// Draws charts as pictures in a process of its own: what that loads (about 180 MB) is gone when it ends.
import { createRequire } from "node:module";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type * as CanvasPackage from "@napi-rs/canvas";
import type * as ChartPackage from "@visactor/vchart";
import type { ChartSpec } from "../chart-spec.ts";

export type DrawJob = { spec: ChartSpec; width: number; height: number };
export type DrawResult = { png: Uint8Array } | { problem: string };

/** Pixels of the picture for one of the chart: legible on a phone's screen, and not heavy. */
const SHARPNESS = 2.5;
const FONT = "Noto Sans SC";
const FONT_FILE = "noto-sans-sc-chinese-simplified-400-normal.woff2";

type Canvas = typeof CanvasPackage;
type Tools = { canvas: Canvas; VChart: (typeof ChartPackage)["VChart"] };

// VChart's ES modules are for browsers: Node reads its CommonJS ones.
const load = createRequire(import.meta.url);
let tools: Tools | null = null;

/** The build puts the font beside this program (src/build.ts); run from its source it has the font from its package. */
const findFont = (): string =>
  import.meta.url.endsWith(".ts")
    ? load.resolve(`@fontsource/noto-sans-sc/files/${FONT_FILE}`)
    : fileURLToPath(new URL(`fonts/${FONT_FILE}`, import.meta.url));

/** A browser passes over a font it cannot read, and so must this canvas: VChart sets an empty one. */
function forgiveEmptyFonts(canvas: Canvas): void {
  const prototype = Object.getPrototypeOf(canvas.createCanvas(1, 1).getContext("2d")) as object;
  const font = Object.getOwnPropertyDescriptor(prototype, "font");
  const set = font?.set;
  if (!set) return;
  Object.defineProperty(prototype, "font", {
    ...font,
    set(this: unknown, value: string) {
      if (value !== "") set.call(this, value);
    },
  });
}

function openTools(): Tools {
  const canvas = load("@napi-rs/canvas") as Canvas;
  const { VChart } = load("@visactor/vchart") as typeof ChartPackage;
  forgiveEmptyFonts(canvas);
  // Without it Chinese would be drawn as empty boxes, or in whatever this machine has.
  if (!canvas.GlobalFonts.registerFromPath(findFont(), FONT)) throw new Error(`cannot read the font ${FONT_FILE}`);
  return { canvas, VChart };
}

function drawPicture({ spec, width, height }: DrawJob): Uint8Array {
  tools ??= openTools();
  const { canvas, VChart } = tools;
  const surface = canvas.createCanvas(Math.round(width * SHARPNESS), Math.round(height * SHARPNESS));
  const chart = new VChart(
    { ...spec, width, height, theme: { fontFamily: FONT } },
    {
      mode: "node",
      modeParams: canvas,
      renderCanvas: surface as unknown as HTMLCanvasElement,
      dpr: SHARPNESS,
      animation: false,
    },
  );
  try {
    chart.renderSync();
    return surface.toBuffer("image/png");
  } finally {
    chart.release();
  }
}

function answer(job: DrawJob): DrawResult {
  try {
    return { png: drawPicture(job) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

// Whoever waits for the answer to a command goes first, by a little: a busy machine must not starve it (nice, of 19).
setPriority(3);
process.on("message", (job: DrawJob) => process.send?.(answer(job)));
process.on("disconnect", () => process.exit());
