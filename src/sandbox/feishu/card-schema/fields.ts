// What people fill in on a Feishu card: inputs, selects, pickers, check boxes.
import * as z from "zod";
import { anyComponent, behaviors, confirm, icon, plainText, richText, width } from "./text.ts";

const field = {
  ...anyComponent,
  name: z.string().min(1).max(100).optional(),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
};

const box = { ...field, placeholder: plainText.optional(), width: width.optional() };

export const input = z.strictObject({
  tag: z.literal("input"),
  ...field,
  placeholder: plainText.extend({ content: z.string().max(100) }).optional(), // Feishu: placeholder ≤ 100 characters
  width: width.optional(),
  label: plainText.optional(),
  label_position: z.enum(["top", "left"]).optional(),
  default_value: z.string().optional(),
  max_length: z.int().min(1).max(1000).optional(), // Feishu: max_length 1 to 1000
  input_type: z.enum(["text", "multiline_text", "password"]).optional(),
  show_icon: z.boolean().optional(),
  rows: z.int().min(1).optional(),
  max_rows: z.int().min(1).optional(),
  auto_resize: z.boolean().optional(),
});

const option = z.strictObject({ text: plainText, value: z.string().min(1), icon: icon.optional() });
const look = { type: z.enum(["default", "text"]).optional() };

export const selectStatic = z.strictObject({
  tag: z.literal("select_static"),
  ...box,
  ...look,
  options: z.array(option).min(1),
  initial_option: z.string().optional(),
  initial_index: z.int().min(1).optional(),
});

export const multiSelectStatic = z.strictObject({
  tag: z.literal("multi_select_static"),
  ...box,
  ...look,
  required: z.boolean(), // Feishu's page says that it is true when left out: so it must be said
  options: z.array(option).min(1),
  selected_values: z.array(z.string()).optional(),
});

const person = z.strictObject({ value: z.string().min(1) });

export const selectPerson = z.strictObject({
  tag: z.literal("select_person"),
  ...box,
  ...look,
  options: z.array(person).optional(), // empty or left out: everybody in the chat
  initial_option: z.string().optional(),
});

export const multiSelectPerson = z.strictObject({
  tag: z.literal("multi_select_person"),
  ...box,
  ...look,
  options: z.array(person).optional(),
  selected_values: z.array(z.string()).optional(),
});

export const datePicker = z.strictObject({
  tag: z.literal("date_picker"),
  ...box,
  initial_date: z.iso.date().optional(),
});

export const pickerTime = z.strictObject({
  tag: z.literal("picker_time"),
  ...box,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "bad time")
    .optional(),
});

export const pickerDatetime = z.strictObject({
  tag: z.literal("picker_datetime"),
  ...box,
  initial_datetime: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, "bad date and time")
    .optional(),
});

export const checker = z.strictObject({
  tag: z.literal("checker"),
  ...field,
  text: richText.optional(),
  checked: z.boolean().optional(),
  overall_checkable: z.boolean().optional(),
  hover_tips: plainText.optional(),
  disabled_tips: plainText.optional(),
});

export const button = z.strictObject({
  tag: z.literal("button"),
  ...anyComponent,
  name: z.string().min(1).max(100).optional(),
  text: plainText.optional(),
  icon: icon.optional(),
  type: z
    .enum([
      "default",
      "primary",
      "danger",
      "text",
      "primary_text",
      "danger_text",
      "primary_filled",
      "danger_filled",
      "laser",
    ])
    .optional(),
  size: z.enum(["tiny", "small", "medium", "large"]).optional(),
  width: width.optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText.optional(),
  hover_tips: plainText.optional(),
  confirm: confirm.optional(),
  behaviors: behaviors.optional(),
  form_action_type: z.enum(["submit", "reset"]).optional(),
});

export const overflow = z.strictObject({
  tag: z.literal("overflow"),
  ...anyComponent,
  width: width.optional(),
  options: z.array(z.strictObject({ text: plainText, value: z.string().min(1) })).min(1),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
});
