// Texts, icons and the small shared parts of a Feishu card (card JSON 2.0); unknown properties are errors there.
import * as z from "zod";

/** Feishu: an element_id starts with a letter and holds at most 20 letters, digits and underscores. */
const elementId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, "bad element_id");

const px = z.string().regex(/^-?\d{1,3}px$/);
const sides = z.string().regex(/^-?\d{1,3}px( -?\d{1,3}px){0,3}$/, "bad margin or padding");

/** Every component may have these two. */
export const anyComponent = { element_id: elementId.optional(), margin: sides.optional() };

const spacing = z.union([z.enum(["small", "medium", "large", "extra_large"]), px]);

/** What a container says about how it lays out its elements. */
export const layout = {
  direction: z.enum(["vertical", "horizontal"]).optional(),
  horizontal_spacing: spacing.optional(),
  vertical_spacing: spacing.optional(),
  horizontal_align: z.enum(["left", "center", "right"]).optional(),
  vertical_align: z.enum(["top", "center", "bottom"]).optional(),
  padding: sides.optional(),
};

const translated = { i18n_content: z.record(z.string(), z.string()).optional() };

export const textSize = z.string().regex(/^[a-z][a-z0-9_-]*$/, "bad text_size");
export const align = z.enum(["left", "center", "right"]);
export const color = z.string().regex(/^([a-z]+(-\d{2,3})?|rgba?\([\d\s.,%]+\))$/, "bad color");

export const plainText = z.strictObject({ tag: z.literal("plain_text"), content: z.string(), ...translated });

/** Labels and titles that may be literal or marked up. */
export const richText = z.discriminatedUnion("tag", [
  plainText,
  z.strictObject({ tag: z.literal("lark_md"), content: z.string(), ...translated }),
  z.strictObject({ tag: z.literal("markdown"), content: z.string(), ...translated }),
]);

const divLook = { text_size: textSize.optional(), text_color: color.optional(), text_align: align.optional() };

export const divText = z.discriminatedUnion("tag", [
  plainText.extend({ ...divLook, lines: z.int().min(1).optional() }),
  z.strictObject({ tag: z.literal("lark_md"), content: z.string(), ...translated, ...divLook }),
]);

export const icon = z.discriminatedUnion("tag", [
  z.strictObject({
    tag: z.literal("standard_icon"),
    token: z.string().min(1),
    color: color.optional(),
    size: z.string().optional(),
  }),
  z.strictObject({ tag: z.literal("custom_icon"), img_key: z.string().min(1), size: z.string().optional() }),
]);

export const confirm = z.strictObject({ title: plainText, text: plainText });

const link = z.string().regex(/^(https?|lark|applink):\/\//, "bad url");

const urls = {
  android_url: link.optional(),
  ios_url: link.optional(),
  pc_url: link.optional(),
};

/** Feishu: callback values are objects; the SDKs do not understand text ("事件与回调" FAQ). */
export const behaviors = z
  .array(
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("callback"), value: z.record(z.string(), z.unknown()) }),
      z.strictObject({ type: z.literal("open_url"), default_url: link, ...urls }),
    ]),
  )
  .min(1);

export const cardLink = z.strictObject({ url: link, ...urls });

export const width = z.union([z.enum(["default", "fill", "auto"]), z.string().regex(/^\d{2,4}px$/)]);

const TEMPLATES = [
  "blue",
  "wathet",
  "turquoise",
  "green",
  "yellow",
  "orange",
  "red",
  "carmine",
  "violet",
  "purple",
  "indigo",
  "grey",
  "default",
] as const;

export const header = z.strictObject({
  title: richText,
  subtitle: richText.optional(),
  text_tag_list: z
    .array(
      z.strictObject({
        tag: z.literal("text_tag"),
        element_id: elementId.optional(),
        text: plainText,
        color: color.optional(),
      }),
    )
    .max(3) // Feishu: at most 3 tags behind the title
    .optional(),
  template: z.enum(TEMPLATES).optional(),
  icon: icon.optional(),
  padding: sides.optional(),
});
