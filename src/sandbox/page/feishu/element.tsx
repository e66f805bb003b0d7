// One element of a card, by its tag. A tag the page does not know is shown as such.
import type { JSX } from "preact";
import { Unknown } from "../controls/unknown.tsx";
import { type JsonObject, readText } from "../json.ts";
import type { TagProps } from "./card-context.ts";
import { Chart } from "./chart.tsx";
import { Form } from "./form.tsx";
import { Checker, DatePicker, Input, MomentPicker, MultiSelect, Select, TimePicker } from "./inputs.tsx";
import { Button, Clickable, Overflow } from "./pressing.tsx";
import { ColumnSet, Div, Panel, Person, PersonList, Picture, Rule } from "./showing.tsx";
import { Table } from "./tables.tsx";
import { FeishuText, Markdown } from "./text.tsx";

const TAGS: ReadonlyMap<string, (props: TagProps) => JSX.Element> = new Map([
  ["markdown", Markdown],
  ["div", Div],
  ["plain_text", ({ element }) => <FeishuText text={element} />],
  ["hr", Rule],
  ["img", Picture],
  ["column_set", ColumnSet],
  ["collapsible_panel", Panel],
  ["interactive_container", Clickable],
  ["person", Person],
  ["person_list", PersonList],
  ["button", Button],
  ["overflow", Overflow],
  ["form", Form],
  ["input", Input],
  ["select_static", Select],
  ["select_person", Select],
  ["multi_select_static", MultiSelect],
  ["multi_select_person", MultiSelect],
  ["date_picker", DatePicker],
  ["picker_time", TimePicker],
  ["picker_datetime", MomentPicker],
  ["checker", Checker],
  ["table", Table],
  ["chart", Chart],
]);

/** Buttons that follow each other share a line, as in Feishu's client when they fit. */
export const FeishuElements = ({ elements }: { elements: readonly JsonObject[] }): JSX.Element => (
  <div class="elements">
    {elements.map((element, index) => {
      const tag = readText(element["tag"]);
      const Draw = TAGS.get(tag);
      const key = readText(element["element_id"]) || readText(element["name"]) || `${tag}-${index}`;
      return (
        <div key={key} class={`element element-${Draw ? tag : "unknown"}`}>
          {Draw ? <Draw element={element} /> : <Unknown what={tag} json={element} />}
        </div>
      );
    })}
  </div>
);
