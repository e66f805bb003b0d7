// One element of a card, by its tag. A tag the page does not know is shown as such.
import type { JSX } from "preact";
import { Unknown } from "../controls/unknown.tsx";
import { type JsonObject, readText } from "../json.ts";
import type { TagProps } from "./card-context.ts";
import { Form } from "./form.tsx";
import { Checker, DatePicker, Input, MomentPicker, MultiSelect, Select, TimePicker } from "./inputs.tsx";
import { Button, Clickable, Overflow } from "./pressing.tsx";
import { ColumnSet, Div, Panel, Person, PersonList, Picture, Rule } from "./showing.tsx";
import { Chart, Table } from "./tables.tsx";
import { FeishuText, Markdown } from "./text.tsx";

const TAGS: readonly (readonly [string, (props: TagProps) => JSX.Element])[] = [
  ["markdown", (props) => <Markdown {...props} />],
  ["div", (props) => <Div {...props} />],
  ["plain_text", ({ element }) => <FeishuText text={element} />],
  ["hr", () => <Rule />],
  ["img", (props) => <Picture {...props} />],
  ["column_set", (props) => <ColumnSet {...props} />],
  ["collapsible_panel", (props) => <Panel {...props} />],
  ["interactive_container", (props) => <Clickable {...props} />],
  ["person", (props) => <Person {...props} />],
  ["person_list", (props) => <PersonList {...props} />],
  ["button", (props) => <Button {...props} />],
  ["overflow", (props) => <Overflow {...props} />],
  ["form", (props) => <Form {...props} />],
  ["input", (props) => <Input {...props} />],
  ["select_static", (props) => <Select {...props} />],
  ["select_person", (props) => <Select {...props} />],
  ["multi_select_static", (props) => <MultiSelect {...props} />],
  ["multi_select_person", (props) => <MultiSelect {...props} />],
  ["date_picker", (props) => <DatePicker {...props} />],
  ["picker_time", (props) => <TimePicker {...props} />],
  ["picker_datetime", (props) => <MomentPicker {...props} />],
  ["checker", (props) => <Checker {...props} />],
  ["table", (props) => <Table {...props} />],
  ["chart", (props) => <Chart {...props} />],
];
// Drawn through functions, not by the component itself: elements hold elements, so some are not yet defined here.
const DRAW = new Map(TAGS);

/** Buttons that follow each other share a line, as in Feishu's client when they fit. */
export const FeishuElements = ({ elements }: { elements: readonly JsonObject[] }): JSX.Element => (
  <div class="elements">
    {elements.map((element, index) => {
      const tag = readText(element["tag"]);
      const draw = DRAW.get(tag);
      const key = readText(element["element_id"]) || readText(element["name"]) || `${tag}-${index}`;
      return (
        <div key={key} class={`element element-${draw ? tag : "unknown"}`}>
          {draw ? draw({ element }) : <Unknown what={tag} json={element} />}
        </div>
      );
    })}
  </div>
);
