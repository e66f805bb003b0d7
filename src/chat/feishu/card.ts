// The part of Feishu's card JSON 2.0 that we draw. An unknown property would make Feishu refuse the whole card (200621).
import type { ChartSpec } from "../chart-spec.ts";

export type PlainText = {
  tag: "plain_text";
  content: string;
  text_size?: "normal" | "notation" | "heading";
  text_color?: "grey" | "red" | "orange";
};
export type Markdown = { tag: "markdown"; content: string; text_size?: "normal" | "notation" };
export type Div = { tag: "div"; text: PlainText };
export type Rule = { tag: "hr" };
/** Feishu: `chart_spec` is a VChart specification without functions; `height` 1 to 999 px (图表组件). */
export type ChartElement = { tag: "chart"; chart_spec: ChartSpec; height: string; preview: boolean };

/** What a press sends back. An object: SDKs do not support string values (Feishu: 事件与回调). */
export type Callback = { type: "callback"; value: Record<string, unknown> };

export type ButtonElement = {
  tag: "button";
  text: PlainText;
  type: "default" | "primary" | "danger";
  name?: string;
  form_action_type?: "submit";
  confirm?: { title: PlainText; text: PlainText };
  behaviors: Callback[];
};

export type Column = {
  tag: "column";
  width: "weighted" | "auto";
  weight?: number;
  vertical_align?: "center";
  elements: Element[];
};
export type ColumnSet = { tag: "column_set"; flex_mode: "none" | "flow"; columns: Column[] };

export type Option = { text: PlainText; value: string };
export type TextInput = {
  tag: "input";
  name: string;
  required: boolean;
  label: PlainText;
  label_position: "top";
  placeholder?: PlainText;
  default_value?: string;
  max_length: number;
  input_type: "text" | "multiline_text";
  rows?: number;
  auto_resize?: boolean;
  width: "fill";
};
type Picker = { name: string; required: boolean; placeholder: PlainText; width: "fill" };
export type Select = Picker & { tag: "select_static"; options: Option[]; initial_option?: string };
export type MultiSelect = Picker & { tag: "multi_select_static"; options: Option[]; selected_values?: string[] };
export type DatePicker = Picker & { tag: "date_picker"; initial_date?: string };

export type Element =
  Div | Markdown | Rule | ChartElement | ButtonElement | ColumnSet | TextInput | Select | MultiSelect | DatePicker;
export type FormElement = { tag: "form"; name: string; elements: Element[] };

export type CardJson = {
  schema: "2.0";
  config: { update_multi: true; enable_forward: boolean; summary: { content: string } };
  header?: {
    title: PlainText;
    subtitle?: PlainText;
    template: "green" | "blue" | "red" | "default";
  };
  body: { direction: "vertical"; elements: (Element | FormElement)[] };
};

// Feishu: a card holds 30 KB and 200 elements, texts and options included (卡片 JSON 2.0 结构). A little is left free.
export const CARD_BYTES = 28_000;
export const CARD_ELEMENTS = 195;

export type Size = { bytes: number; elements: number };

/** What a piece of card costs: its bytes in UTF-8 and the elements in it. */
export function sizeOf(piece: unknown): Size {
  return { bytes: Buffer.byteLength(JSON.stringify(piece)), elements: countElements(piece) };
}

function countElements(piece: unknown): number {
  if (Array.isArray(piece)) return piece.reduce<number>((sum, item) => sum + countElements(item), 0);
  if (typeof piece !== "object" || piece === null) return 0;
  const own = "tag" in piece ? 1 : 0;
  return Object.values(piece).reduce<number>((sum, item) => sum + countElements(item), own);
}

export const fits = (size: Size): boolean => size.bytes <= CARD_BYTES && size.elements <= CARD_ELEMENTS;
