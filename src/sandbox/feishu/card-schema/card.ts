// The whole of a Feishu card 2.0 that we send: its frame, its containers, and every component by its tag.
import * as z from "zod";
import {
  button,
  checker,
  datePicker,
  input,
  multiSelectPerson,
  multiSelectStatic,
  overflow,
  pickerDatetime,
  pickerTime,
  selectPerson,
  selectStatic,
} from "./fields.ts";
import { chart } from "./chart.ts";
import { div, hr, img, markdown, person, personList, table } from "./shown.ts";
import {
  anyComponent,
  behaviors,
  cardLink,
  color,
  confirm,
  header,
  icon,
  layout,
  plainText,
  richText,
} from "./text.ts";

const elements: z.ZodType = z.array(z.lazy(() => component));

const form = z.strictObject({
  tag: z.literal("form"),
  ...anyComponent,
  ...layout,
  name: z.string().min(1).max(100),
  elements,
});

const column = z.strictObject({
  tag: z.literal("column"),
  ...anyComponent,
  ...layout,
  width: z
    .string()
    .regex(/^(weighted|auto|\d{2,3}px)$/)
    .optional(),
  weight: z.int().min(1).max(5).optional(), // Feishu: weight 1 to 5
  background_style: color.optional(),
  elements: elements.optional(),
});

const columnSet = z.strictObject({
  tag: z.literal("column_set"),
  ...anyComponent,
  flex_mode: z.enum(["none", "stretch", "flow", "bisect", "trisect"]).optional(),
  background_style: color.optional(),
  horizontal_spacing: layout.horizontal_spacing,
  horizontal_align: layout.horizontal_align,
  columns: z.array(column).min(1),
});

const collapsiblePanel = z.strictObject({
  tag: z.literal("collapsible_panel"),
  ...anyComponent,
  ...layout,
  expanded: z.boolean().optional(),
  background_color: color.optional(),
  header: z.strictObject({
    title: richText,
    background_color: color.optional(),
    vertical_align: layout.vertical_align,
    padding: layout.padding,
    width: z.string().optional(),
    icon: icon.optional(),
    icon_position: z.enum(["left", "right", "follow_text"]).optional(),
    icon_expanded_angle: z.union([z.literal(-180), z.literal(-90), z.literal(90), z.literal(180)]).optional(),
  }),
  border: z.strictObject({ color: color.optional(), corner_radius: z.string().optional() }).optional(),
  elements,
});

const interactiveContainer = z.strictObject({
  tag: z.literal("interactive_container"),
  ...anyComponent,
  ...layout,
  width: z.string().optional(),
  height: z.string().optional(),
  background_style: color.optional(),
  has_border: z.boolean().optional(),
  border_color: color.optional(),
  corner_radius: z.string().optional(),
  behaviors,
  hover_tips: plainText.optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText.optional(),
  confirm: confirm.optional(),
  elements,
});

const component = z.discriminatedUnion("tag", [
  form,
  columnSet,
  collapsiblePanel,
  interactiveContainer,
  button,
  checker,
  datePicker,
  input,
  multiSelectPerson,
  multiSelectStatic,
  overflow,
  pickerDatetime,
  pickerTime,
  selectPerson,
  selectStatic,
  chart,
  div,
  hr,
  img,
  markdown,
  person,
  personList,
  table,
]);

/** Feishu: `schema` must be said, `update_multi` can only be true in 2.0 ("卡片 JSON 2.0 结构"). */
export const card = z.strictObject({
  schema: z.literal("2.0"),
  config: z
    .strictObject({
      update_multi: z.literal(true).optional(),
      enable_forward: z.boolean().optional(),
      enable_forward_interaction: z.boolean().optional(),
      width_mode: z.enum(["default", "compact", "fill"]).optional(),
      use_custom_translation: z.boolean().optional(),
      locales: z.array(z.string()).optional(),
      summary: z
        .strictObject({ content: z.string(), i18n_content: z.record(z.string(), z.string()).optional() })
        .optional(),
      style: z
        .strictObject({
          text_size: z.record(z.string(), z.record(z.string(), z.string())).optional(),
          color: z.record(z.string(), z.record(z.string(), z.string())).optional(),
        })
        .optional(),
    })
    .optional(),
  card_link: cardLink.optional(),
  header: header.optional(),
  body: z.strictObject({ ...layout, elements }),
});
