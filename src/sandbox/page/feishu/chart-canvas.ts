// Draws a chart's VChart specification. This file and VChart with it are fetched only when a chart is on the screen.
import { registerTitle } from "@visactor/vchart/esm/component/title/index.js";
import { registerFormatPlugin } from "@visactor/vchart/esm/plugin/chart/formatter/index.js";
import { VChart } from "@visactor/vchart/esm/vchart-simple.js";
import type { JsonObject } from "../json.ts";

VChart.useRegisters([registerTitle, registerFormatPlugin]);

/** Draws into `frame`, as wide and as high as that is. Returns what takes it away again. Rejects what it cannot draw. */
export async function drawInto(frame: HTMLElement, spec: JsonObject): Promise<() => void> {
  // Drawn before the font is there, Chinese would stand in another one, and at another width.
  await document.fonts.ready;
  const { fontFamily } = getComputedStyle(frame);
  const chart = new VChart({ ...spec, theme: { fontFamily } } as unknown as ConstructorParameters<typeof VChart>[0], {
    dom: frame,
    animation: false,
    onError: (error) => fail(error),
  });
  try {
    await chart.renderAsync();
  } catch (error) {
    chart.release();
    throw error;
  }
  return () => chart.release();
}

function fail(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}
