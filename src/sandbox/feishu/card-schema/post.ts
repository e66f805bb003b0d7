// A Feishu rich text message as a bot sends it: one language or more, each a title and lines of elements.
import * as z from "zod";

const style = z.array(z.enum(["bold", "italic", "underline", "lineThrough"])).optional();

const element = z.discriminatedUnion("tag", [
  z.strictObject({ tag: z.literal("text"), text: z.string(), un_escape: z.boolean().optional(), style }),
  z.strictObject({ tag: z.literal("a"), text: z.string(), href: z.string().regex(/^https?:\/\//, "bad url"), style }),
  z.strictObject({ tag: z.literal("at"), user_id: z.string().min(1), style }),
  z.strictObject({ tag: z.literal("img"), image_key: z.string().min(1) }),
  z.strictObject({ tag: z.literal("emotion"), emoji_type: z.string().min(1) }),
  z.strictObject({ tag: z.literal("code_block"), language: z.string().optional(), text: z.string() }),
  z.strictObject({ tag: z.literal("hr") }),
  z.strictObject({ tag: z.literal("md"), text: z.string() }),
]);

const language = z.strictObject({ title: z.string().optional(), content: z.array(z.array(element)) });

export const post = z
  .strictObject({ zh_cn: language.optional(), en_us: language.optional(), ja_jp: language.optional() })
  .refine((said) => Object.keys(said).length > 0, "no language");
