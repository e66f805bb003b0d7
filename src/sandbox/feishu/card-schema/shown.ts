// What a Feishu card only shows: texts, pictures, people, tables.
import * as z from "zod";
import { align, anyComponent, color, divText, icon, plainText, textSize, width } from "./text.ts";

export const markdown = z.strictObject({
  tag: z.literal("markdown"),
  ...anyComponent,
  content: z.string(),
  i18n_content: z.record(z.string(), z.string()).optional(),
  text_size: textSize.optional(),
  text_align: align.optional(),
  icon: icon.optional(),
});

export const div = z.strictObject({
  tag: z.literal("div"),
  ...anyComponent,
  text: divText,
  icon: icon.optional(),
  width: width.optional(),
});

export const hr = z.strictObject({ tag: z.literal("hr"), ...anyComponent });

export const img = z.strictObject({
  tag: z.literal("img"),
  ...anyComponent,
  img_key: z.string().min(1),
  alt: plainText,
  title: plainText.optional(),
  corner_radius: z.string().optional(),
  scale_type: z.enum(["crop_center", "fit_horizontal", "crop_top"]).optional(),
  size: z.string().optional(),
  transparent: z.boolean().optional(),
  preview: z.boolean().optional(),
});

const personSize = z.enum(["extra_small", "small", "medium", "large"]);

export const person = z.strictObject({
  tag: z.literal("person"),
  ...anyComponent,
  user_id: z.string().min(1),
  size: personSize.optional(),
  show_avatar: z.boolean().optional(),
  show_name: z.boolean().optional(),
  style: z.enum(["normal", "capsule"]).optional(),
});

export const personList = z.strictObject({
  tag: z.literal("person_list"),
  ...anyComponent,
  persons: z.array(z.strictObject({ id: z.string().min(1) })).min(1),
  size: personSize.optional(),
  lines: z.int().min(1).optional(),
  show_avatar: z.boolean().optional(),
  show_name: z.boolean().optional(),
  drop_invalid_user_id: z.boolean().optional(),
});

const column = z.strictObject({
  name: z.string().min(1),
  display_name: z.string().optional(),
  width: z
    .string()
    .regex(/^(auto|\d{1,3}(px|%))$/)
    .optional(),
  data_type: z.enum(["text", "lark_md", "options", "number", "persons", "date", "markdown"]),
  horizontal_align: align.optional(),
  vertical_align: z.enum(["top", "center", "bottom"]).optional(),
  date_format: z.string().optional(),
  format: z
    .strictObject({
      precision: z.int().min(0).max(10).optional(),
      symbol: z.string().max(1).optional(),
      separator: z.boolean().optional(),
    })
    .optional(),
});

export const table = z.strictObject({
  tag: z.literal("table"),
  ...anyComponent,
  page_size: z.int().min(1).max(10).optional(), // Feishu: 1 to 10 rows on a page
  row_height: z
    .string()
    .regex(/^(low|middle|high|auto|\d{2,3}px)$/)
    .optional(),
  freeze_first_column: z.boolean().optional(),
  header_style: z
    .strictObject({
      text_align: align.optional(),
      text_size: z.enum(["normal", "heading"]).optional(),
      background_style: z.enum(["grey", "none"]).optional(),
      text_color: color.optional(),
      bold: z.boolean().optional(),
      lines: z.int().min(1).optional(),
    })
    .optional(),
  columns: z.array(column).min(1).max(50), // Feishu: at most 50 columns
  rows: z.array(z.record(z.string(), z.unknown())),
});
