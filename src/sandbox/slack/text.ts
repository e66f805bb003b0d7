// Text between what a person types and what Slack keeps: escaping, mentions and links.
import type { World } from "./world.ts";

/** Slack escapes exactly three characters (api.slack.com, formatting). */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const LINK =
  /https?:\/\/[^\s<>，。；、）]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.@/-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org)(?![\w.-])/giu;

function drawLink(link: string): string {
  if (/^https?:/iu.test(link)) return `<${link}>`;
  return link.includes("@") ? `<mailto:${link}|${link}>` : `<http://${link}|${link}>`;
}

type Names = { pattern: RegExp; idOf: Map<string, string> };

function readNames(sign: string, pairs: [string, string][]): Names | null {
  if (pairs.length === 0) return null;
  // The longest name first, so that "@Li Wei" is not taken for "@Li".
  const names = pairs.map(([name]) => escapeText(name)).sort((one, other) => other.length - one.length);
  const quoted = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  return {
    pattern: new RegExp(`(?<![\\w${sign}])${sign}(${quoted.join("|")})`, "gu"),
    idOf: new Map(pairs.map(([name, id]) => [escapeText(name), id])),
  };
}

function replaceNames(text: string, names: Names | null, draw: (id: string, name: string) => string): string {
  if (!names) return text;
  return text.replace(names.pattern, (whole, name: string) => {
    const id = names.idOf.get(name);
    return id ? draw(id, name) : whole;
  });
}

function namesOf(world: World): { people: Names | null; channels: Names | null } {
  const people: [string, string][] = [...world.users.values()].map((user) => [user.name, user.id]);
  people.push([world.bot.name, world.bot.user]);
  const channels = [...world.channels.values()].filter((each) => each.kind === "channel");
  return {
    people: readNames("@", people),
    channels: readNames(
      "#",
      channels.map((each) => [each.name, each.id]),
    ),
  };
}

/** What an event's `text` holds for what a person typed: `@name` becomes `<@U…>`, links become `<…>`. */
export function keepText(world: World, typed: string): string {
  const names = namesOf(world);
  const linked = escapeText(typed).replace(LINK, drawLink);
  const mentioned = replaceNames(linked, names.people, (id) => `<@${id}>`);
  return replaceNames(mentioned, names.channels, (id) => `<#${id}|>`);
}

/** What a slash command's `text` holds; `should_escape` adds the names (slash-commands page of api.slack.com). */
export function keepCommandText(world: World, typed: string, shouldEscape: boolean): string {
  const escaped = escapeText(typed);
  if (!shouldEscape) return escaped;
  const names = namesOf(world);
  const linked = escaped.replace(LINK, drawLink);
  const mentioned = replaceNames(linked, names.people, (id, name) => `<@${id}|${name}>`);
  return replaceNames(mentioned, names.channels, (id, name) => `<#${id}|${name}>`);
}

/** The rich_text block that Slack's composer adds to what people type; plain runs only. */
export function drawTyped(text: string): Record<string, unknown>[] {
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return [{ type: "rich_text", block_id: "typed", elements: [section] }];
}
