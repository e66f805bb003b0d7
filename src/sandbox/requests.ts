// What the page may ask of the sandbox, checked before it reaches a platform.
import * as z from "zod";
import { PLATFORMS } from "../core/ask.ts";

const id = z.string().min(1).max(500);
const who = { platform: z.enum(PLATFORMS), user: id };
const values = z.record(z.string(), z.unknown());

const press = z.strictObject({ chat: id.nullable(), message: id.nullable(), action: values });

export const whose = z.strictObject(who);

/** 10 MB, as much as is kept of a file; the name without a path. */
const file = z.strictObject({
  name: z.string().regex(/^[^/\\]{1,200}$/),
  mime: z.string().max(200),
  base64: z.base64().max(14_000_000),
});

/** Text up to 40,000 characters: beyond it Slack itself cuts (docs.slack.dev chat.postMessage). */
export const requests = {
  say: z.strictObject({
    ...who,
    chat: id,
    text: z.string().min(1).max(40_000),
    thread: id.nullable().default(null),
  }),
  attach: z.strictObject({
    ...who,
    chat: id,
    text: z.string().max(40_000).default(""),
    thread: id.nullable().default(null),
    files: z.array(file).min(1).max(10),
  }),
  correct: z.strictObject({ ...who, chat: id, message: id, text: z.string().min(1).max(40_000).nullable() }),
  pin: z.strictObject({ ...who, chat: id, message: id, isSet: z.boolean() }),
  press: z.strictObject({ ...who, press }),
  submit: z.strictObject({
    ...who,
    submit: z.strictObject({
      chat: id.nullable(),
      message: id.nullable(),
      view: id.nullable(),
      values,
      action: values.exactOptional(),
    }),
  }),
  dismiss: z.strictObject({ ...who, view: id }),
  shortcut: z.strictObject({ ...who, chat: id, message: id, callback: id }),
  suggest: z.strictObject({ ...who, press, typed: z.string().max(1_000) }),
  enter: z.strictObject(who),
  menu: z.strictObject({ ...who, key: id }),
};

export type Requests = { [Name in keyof typeof requests]: z.input<(typeof requests)[Name]> };

/** One sentence per fault, with the place in the request: "press.chat: Invalid input". */
export const describeFaults = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`).join("; ");
