// Words of people within Markdown, so that they read as they were written: CommonMark lets any ASCII punctuation be escaped.
import { cleanText } from "../../core/reading/clean.ts";

/** CommonMark §6 (code, emphasis, links, HTML, hard breaks), and what others add: tables, ~~, ==, $, ^, {{ }}. */
const ANYWHERE = /[\\`*_[\]{}<>#|~$^]|=(?==)|(?<==)=/gu;
/** An entity, which is the only thing that an ampersand can begin (§2.5). */
const ENTITY = /&(?=[#A-Za-z])/gu;
/** A name that some hosts call, an e-mail address that others link. */
const AT = /@(?=[A-Za-z0-9_])/gu;
/** `www.x` and `https://`, of which others make a link, and `:smile:`, of which they make a picture. */
const DOT = /(?<=www)\.(?=\S)/giu;
const COLON = /:(?=\/\/|[A-Za-z0-9_+-]+:)|(?<=:[A-Za-z0-9_+-]+):/gu;
/** Lists, breaks and lines under a heading (§4.1, 4.3, 5.2), and what others define by a colon: at a line's beginning. */
const BEGINNING = /^(?=[-+=:])|(?<=^\d{1,9})(?=[.)](?:\s|$))/u;

const escapeSigns = (text: string): string =>
  text.replace(ANYWHERE, "\\$&").replace(ENTITY, "\\&").replace(AT, "\\@").replace(DOT, "\\.").replace(COLON, "\\:");

/** Spaces that Markdown would swallow stay as those that do not break. */
const keepSpaces = (line: string): string =>
  line
    .replace(/[ \t]+$/u, "")
    .replace(/^[ \t]+/u, (spaces) => spaces.replaceAll("\t", "    ").replaceAll(" ", "\u00a0"));

const escapeOne = (line: string): string => escapeSigns(keepSpaces(line)).replace(BEGINNING, "\\");

/** On one line: a heading, a name, a label. */
export const escapeLine = (text: string): string =>
  escapeOne(
    cleanText(text)
      .trim()
      .replace(/\s*\n\s*/gu, " "),
  );

/** On as many lines as there were, each ended by a hard break (§6.7) and indented by `indent`. */
export const escapeWords = (text: string, indent = ""): string =>
  cleanText(text).trim().split("\n").map(escapeOne).join(`\\\n${indent}`);
