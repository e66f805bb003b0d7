// What a Feishu message shows: a card, a post, a text; and what pressing in it sends.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ScreenMessage } from "../../screen.ts";
import { Confirm, type Question } from "../controls/dialog.tsx";
import { Unknown } from "../controls/unknown.tsx";
import { FormattedText } from "../inline/draw-inline.tsx";
import { type JsonObject, readJson, readObject, readText } from "../json.ts";
import { fileAddress } from "../link.ts";
import { usePage } from "../page-context.ts";
import { usePane } from "../pane-context.ts";
import type { Words } from "../words/words.ts";
import { FeishuCard } from "./card.tsx";
import { FeishuElements } from "./element.tsx";
import { type CardHold, CardProvider } from "./card-context.ts";
import { describeAction, writeOffset } from "./form-values.ts";
import { readPost, readTextMessage } from "./post.ts";
import { readLabel } from "./text.tsx";

type Props = { chat: string; message: ScreenMessage };
type Asked = { question: Question; go: () => void };

const isCard = (json: JsonObject): boolean => "schema" in json || "elements" in json || "body" in json;

export function FeishuMessageBody({ chat, message }: Props): JSX.Element {
  const { findName } = usePane();
  const json = readObject(message.json);
  const type = readText(json["msg_type"]) || readText(json["message_type"]);
  const content = readJson(json["content"]);
  if (isCard(json)) return <LiveCard chat={chat} message={message} card={json} />;
  if (type === "interactive") return <LiveCard chat={chat} message={message} card={content} />;
  if (message.text !== null && (message.text !== "" || message.files.length === 0))
    return <p class="plain">{message.text}</p>;
  if (type === "post") return <FormattedText passages={readPost(content, findName)} />;
  if (type === "text") return <FormattedText passages={readTextMessage(content, findName)} />;
  if (message.files.length > 0) return <></>;
  return <Unknown what={type} json={message.json} />;
}

/** Feishu: a press asks first when its element has a `confirm` (Card JSON 2.0, "button"). */
const readQuestion = (element: JsonObject, words: Words): Question | null => {
  if (element["confirm"] === undefined) return null;
  const confirm = readObject(element["confirm"]);
  return {
    title: readLabel(confirm["title"]),
    text: readLabel(confirm["text"]),
    yes: words.yes,
    no: words.cancel,
    isDanger: readText(element["type"]).startsWith("danger"),
  };
};

/** Minutes that the company's clock is ahead of Greenwich at `at`, for "2024-04-01 +0800". */
function readOffsetMinutes(timezone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: timezone, timeZoneName: "longOffset" }).formatToParts(at);
  const [, sign, hours = "0", minutes = "0"] =
    /([+-])(\d{2}):(\d{2})/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function findImage(message: ScreenMessage, key: string, write: (index: number) => string): string | undefined {
  const index = message.files.findIndex((file) => key !== "" && (file.name === key || file.url.includes(key)));
  return index < 0 ? undefined : write(index);
}

function LiveCard({ chat, message, card }: Props & { card: JsonObject }): JSX.Element {
  const { words, state } = usePage();
  const { acts, isBusy, findName, users, user, platform } = usePane();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (element: JsonObject, go: () => void): void => {
    const question = readQuestion(element, words);
    if (question) setAsked({ question, go });
    else if (!isBusy) go();
  };
  const hold: CardHold = {
    Elements: FeishuElements,
    isBusy,
    findName,
    timezone: state.timezone,
    offset: writeOffset(readOffsetMinutes(state.timezone, state.now)),
    people: users.map((one) => ({ value: one.id, label: one.name })),
    findImage: (key) =>
      findImage(message, key, (index) => fileAddress({ platform, user: user.id, message: message.id, index })),
    press: (element, action) => ask(element, () => void acts.press({ chat, message: message.id, action })),
    submit: (button, values) => {
      const action = describeAction(button);
      ask(button, () => void acts.submit({ chat, message: message.id, view: null, values, action }));
    },
  };
  return (
    <CardProvider value={hold}>
      <FeishuCard card={card} />
      {asked && (
        <Confirm
          question={asked.question}
          onAnswer={(isYes) => {
            setAsked(null);
            if (isYes) asked.go();
          }}
        />
      )}
    </CardProvider>
  );
}
