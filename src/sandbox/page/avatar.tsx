// A person's mark: the last character of a Chinese name or the first letter, on a colour of their own.
import type { JSX } from "preact";

const COLOURS = 8;

const readMark = (name: string): string => {
  const characters = [...name.trim()];
  const isChinese = /\p{Script=Han}/u.test(name);
  return (isChinese ? characters.at(-1) : characters[0]?.toUpperCase()) ?? "?";
};

const readColourOf = (name: string): number =>
  [...name].reduce((sum, one) => sum + (one.codePointAt(0) ?? 0), 0) % COLOURS;

export const Avatar = ({ name, isBot }: { name: string; isBot: boolean }): JSX.Element => (
  <span class={`avatar ${isBot ? "avatar-bot" : `avatar-${readColourOf(name)}`}`} aria-hidden="true">
    {isBot ? "情" : readMark(name)}
  </span>
);
