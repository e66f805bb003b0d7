// One interactive element of Block Kit, by its type. A type the page does not know is shown as such.
import type { JSX } from "preact";
import { Unknown } from "../controls/unknown.tsx";
import { readText } from "../json.ts";
import {
  Checkboxes,
  ExternalSelect,
  MultiExternalSelect,
  MultiStaticSelect,
  PeopleSelect,
  RadioButtons,
  StaticSelect,
} from "./choosing.tsx";
import { Picture } from "./picture.tsx";
import type { ElementProps } from "./surface.ts";
import { SlackText } from "./text.tsx";
import { Button, DatePicker, Overflow, TextInput, TimePicker } from "./typing.tsx";

const ELEMENTS: ReadonlyMap<string, (props: ElementProps) => JSX.Element> = new Map([
  ["button", Button],
  ["static_select", StaticSelect],
  ["external_select", ExternalSelect],
  ["users_select", PeopleSelect],
  ["multi_static_select", MultiStaticSelect],
  ["multi_external_select", MultiExternalSelect],
  ["checkboxes", Checkboxes],
  ["radio_buttons", RadioButtons],
  ["datepicker", DatePicker],
  ["timepicker", TimePicker],
  ["overflow", Overflow],
  ["plain_text_input", TextInput],
  ["email_text_input", TextInput],
  ["url_text_input", TextInput],
  ["number_input", TextInput],
  ["image", ({ element }: ElementProps) => <Picture image={element} isSmall />],
  ["plain_text", ({ element }: ElementProps) => <SlackText text={element} />],
  ["mrkdwn", ({ element }: ElementProps) => <SlackText text={element} />],
]);

export function SlackElement(props: ElementProps): JSX.Element {
  const type = readText(props.element["type"]);
  const Draw = ELEMENTS.get(type);
  return Draw ? <Draw {...props} /> : <Unknown what={type} json={props.element} />;
}
