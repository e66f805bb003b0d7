// Ties Block Kit on the screen to what it does: keeps what is chosen, asks before dangerous presses, sends the press.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Confirm, type Question } from "../controls/dialog.tsx";
import { type JsonObject, readObject, readText } from "../json.ts";
import { pictureAddress } from "../link.ts";
import { usePage } from "../page-context.ts";
import { usePane } from "../pane-context.ts";
import type { Words } from "../words/words.ts";
import { changeValue, type SlackValues } from "./form-values.ts";
import { SurfaceProvider } from "./surface.ts";
import { readLabel } from "./text.tsx";

type Props = {
  /** Both null: a modal or the Home tab. */
  chat: string | null;
  message: string | null;
  /** A modal keeps its values itself, since it submits them. */
  hold?: { values: SlackValues; setValues: (change: (old: SlackValues) => SlackValues) => void };
  errors?: Record<string, string>;
  /** Ids of the uploaded pictures that a message shows. */
  pictures?: readonly string[];
  children: ComponentChildren;
};

const readQuestion = (element: JsonObject, words: Words): Question | null => {
  const confirm = readObject(element["confirm"]);
  if (Object.keys(confirm).length === 0) return null;
  return {
    title: readLabel(confirm["title"]),
    text: readLabel(confirm["text"]),
    yes: readLabel(confirm["confirm"]) || words.yes,
    no: readLabel(confirm["deny"]) || words.cancel,
    isDanger: readText(confirm["style"]) === "danger" || readText(element["style"]) === "danger",
  };
};

export function SurfaceFrame({ chat, message, hold, errors, pictures, children }: Props): JSX.Element {
  const { words } = usePage();
  const { acts, isBusy, findName, platform, user, users } = usePane();
  const [own, setOwn] = useState<SlackValues>({});
  const [asked, setAsked] = useState<{ question: Question; action: JsonObject } | null>(null);
  const { values, setValues } = hold ?? { values: own, setValues: setOwn };
  const send = (action: JsonObject): void => {
    if (!isBusy) void acts.press({ chat, message, action });
  };
  const press = (element: JsonObject, action: JsonObject): void => {
    const question = readQuestion(element, words);
    if (question) setAsked({ question, action });
    else send(action);
  };
  return (
    <SurfaceProvider
      value={{
        values,
        errors: errors ?? {},
        isBusy,
        findName,
        findPicture: (picture) =>
          message !== null && pictures?.includes(picture)
            ? pictureAddress({ platform, user: user.id, message, picture })
            : "",
        people: users.map((user) => ({ value: user.id, label: user.name })),
        change: (at, value) => setValues((old) => changeValue(old, at, value)),
        press,
        suggest: (action, typed) => acts.suggest({ chat, message, action }, typed),
      }}
    >
      {children}
      {asked && (
        <Confirm
          question={asked.question}
          onAnswer={(isYes) => {
            setAsked(null);
            if (isYes) send(asked.action);
          }}
        />
      )}
    </SurfaceProvider>
  );
}
