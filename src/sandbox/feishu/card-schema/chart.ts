// A chart on a Feishu card: a VChart specification as pure data, which Feishu answers with 200550 when it cannot be drawn.
import * as z from "zod";
import { anyComponent } from "./text.ts";

/** The kinds of chart that Feishu names (图表组件, card JSON 2.0). */
const TYPES = [
  "line",
  "area",
  "bar",
  "pie",
  "common",
  "funnel",
  "scatter",
  "radar",
  "linearProgress",
  "circularProgress",
  "wordCloud",
] as const;

/** A kind of chart → what it cannot be drawn without (VChart options, "required"). */
const NEEDED: Partial<Record<(typeof TYPES)[number], readonly string[]>> = {
  line: ["xField", "yField"],
  area: ["xField", "yField"],
  bar: ["xField", "yField"],
  scatter: ["xField", "yField"],
  pie: ["categoryField", "valueField"],
  funnel: ["categoryField", "valueField"],
  radar: ["categoryField", "valueField"],
  wordCloud: ["nameField"],
};

const NAMING = ["xField", "yField", "seriesField", "categoryField", "valueField", "nameField"] as const;

const figures = z.looseObject({ values: z.array(z.record(z.string(), z.unknown())) });
const field = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const spec = z
  .looseObject({
    type: z.enum(TYPES),
    data: z.union([z.array(figures).min(1), figures]),
    xField: field.optional(),
    yField: field.optional(),
    seriesField: z.string().min(1).optional(),
    categoryField: field.optional(),
    valueField: field.optional(),
    nameField: field.optional(),
    title: z.looseObject({ visible: z.boolean().optional(), text: z.string().optional() }).optional(),
    axes: z.array(z.looseObject({ orient: z.enum(["left", "right", "top", "bottom", "angle", "radius"]) })).optional(),
    // Feishu: an empty list keeps its own queries out.
    media: z.array(z.looseObject({})).optional(),
  })
  .superRefine((given, context) => {
    const say = (message: string): void => context.addIssue({ code: "custom", message });
    const values = (Array.isArray(given.data) ? given.data : [given.data]).flatMap((one) => one.values);
    const known = new Set(values.flatMap((value) => Object.keys(value)));
    for (const name of NEEDED[given.type] ?? []) if (given[name] === undefined) say(`${given.type} needs ${name}`);
    for (const name of NAMING) {
      const named = [given[name] ?? []].flat();
      if (known.size === 0) continue;
      for (const one of named) if (!known.has(one)) say(`${name} ${one} is in no value of data`);
    }
  });

export const chart = z.strictObject({
  tag: z.literal("chart"),
  ...anyComponent,
  chart_spec: spec,
  aspect_ratio: z.enum(["1:1", "2:1", "4:3", "16:9"]).optional(),
  color_theme: z.enum(["brand", "rainbow", "complementary", "converse", "primary"]).optional(),
  // Feishu: auto, or 1px to 999px (图表组件).
  height: z
    .string()
    .regex(/^(auto|[1-9]\d{0,2}px)$/)
    .optional(),
  preview: z.boolean().optional(),
});
