// Draws a tree of formatted text. Text goes in as text: nothing a user wrote can become markup here.
import { Fragment, type JSX } from "preact";
import { Icon, type IconName } from "../icon.tsx";
import type { Inline, Passage } from "./inline.ts";

/** Emoji that stand for how something went. They are drawn, since a bare browser has no glyphs for them either. */
const SIGNS: ReadonlyMap<string, IconName> = new Map([
  ["✅", "done"],
  ["❓", "ask"],
  ["⛔", "stop"],
  ["❌", "stop"],
  ["⚠️", "warn"],
]);
const A_SIGN = new RegExp(`(${[...SIGNS.keys()].join("|")})`, "u");

const drawSigns = (text: string): (JSX.Element | string)[] =>
  text.split(A_SIGN).map((piece, index) => {
    const icon = SIGNS.get(piece);
    return icon === undefined ? (
      piece
    ) : (
      <span key={index} class={`sign sign-${icon}`}>
        <Icon name={icon} />
        <span class="unseen">{piece}</span>
      </span>
    );
  });

const drawOne = (one: Inline, key: number): JSX.Element | string => {
  switch (one.inline) {
    case "text":
      return <Fragment key={key}>{drawSigns(one.text)}</Fragment>;
    case "break":
      return <br key={key} />;
    case "bold":
      return <strong key={key}>{drawInlines(one.children)}</strong>;
    case "italic":
      return <em key={key}>{drawInlines(one.children)}</em>;
    case "strike":
      return <s key={key}>{drawInlines(one.children)}</s>;
    case "code":
      return <code key={key}>{one.text}</code>;
    case "link":
      return (
        <a key={key} href={one.href} target="_blank" rel="noopener noreferrer">
          {drawInlines(one.children)}
        </a>
      );
    case "mention":
      return (
        <span key={key} class={one.isLoud ? "mention mention-loud" : "mention"}>
          {one.text}
        </span>
      );
    case "coloured":
      return (
        <span key={key} class={`ink ink-${readColour(one.colour)}`}>
          {drawInlines(one.children)}
        </span>
      );
    case "tag":
      return (
        <span key={key} class={`text-tag tint-${readColour(one.colour)}`}>
          {one.text}
        </span>
      );
  }
};

/** A colour's family: Feishu has `red`, `red-500`, `rgba(…)`; only names we have a class for count. */
export const readColour = (colour: string): string => /^[a-z]+/.exec(colour)?.[0] ?? "default";

export const drawInlines = (inlines: readonly Inline[]): (JSX.Element | string)[] => inlines.map(drawOne);

const drawPassage = (one: Passage, key: number): JSX.Element => {
  switch (one.passage) {
    case "lines":
      return <p key={key}>{drawInlines(one.children)}</p>;
    case "heading":
      return (
        <p key={key} class={`heading heading-${Math.min(one.level, 4)}`}>
          {drawInlines(one.children)}
        </p>
      );
    case "quote":
      return <blockquote key={key}>{drawInlines(one.children)}</blockquote>;
    case "code":
      return (
        <pre key={key}>
          <code>{one.text}</code>
        </pre>
      );
    case "rule":
      return <hr key={key} />;
    case "list": {
      const items = one.items.map((item, index) => <li key={index}>{drawInlines(item)}</li>);
      return one.isOrdered ? (
        <ol key={key} start={one.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
  }
};

export const FormattedText = ({ passages }: { passages: readonly Passage[] }): JSX.Element => (
  <div class="formatted">{passages.map(drawPassage)}</div>
);
