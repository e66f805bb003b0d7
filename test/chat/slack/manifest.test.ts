// manifest.yml: valid by Slack's own schema, and in step with the code in both directions.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { EVENTS, SHORTCUT } from "../../../src/chat/slack/listen.ts";
import { EVENT_SCOPES, METHOD_SCOPES, neededScopes } from "../../../src/chat/slack/scopes.ts";
import { records } from "../../../src/records/index.ts";

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);
const text = readFileSync(at("manifest.yml"), "utf8");

type Command = { command: string; description: string; usage_hint?: string; should_escape?: boolean };
type Manifest = {
  features: { slash_commands: Command[]; shortcuts: { type: string; callback_id: string; name: string }[] };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
};
const manifest = parse(text) as Manifest;
const { slash_commands: commands, shortcuts } = manifest.features;

/** Commands that belong to no record. */
const GENERAL = ["/daily", "/today", "/find", "/target", "/report", "/export", "/rapport"];

const sources = readdirSync(at("src/chat/slack/"))
  .map((name) => readFileSync(at(`src/chat/slack/${name}`), "utf8"))
  .join("\n");

// Slack's schema lies beside the project, not in it; where it is absent only our own checks run.
const schema = at("../shared/reference/data/slack-manifest.schema.2.0.0.json");

describe("manifest.yml", () => {
  it.skipIf(!existsSync(schema))("is valid by Slack's schema (skipped where ../shared is absent)", () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")) as object);
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("has the commands of the records and the general ones, no more", () => {
    const wanted = [...records.flatMap((record) => record.command ?? []), ...GENERAL];
    expect(commands.map(({ command }) => command).sort()).toEqual(wanted.sort());
  });

  it("says what each command does in both languages, and lets mentions come with their names", () => {
    for (const { description, should_escape } of commands) {
      expect(description).toMatch(/\p{Script=Han}.* [A-Z][a-z]/u);
      expect(should_escape).toBe(true);
    }
  });

  it("has the message shortcut that is listened to", () => {
    expect(shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([["message", SHORTCUT]]);
    // Slack: a shortcut's name holds 24 characters (manifest reference).
    for (const { name } of shortcuts) expect(name.length).toBeLessThanOrEqual(24);
  });

  it("asks for the events that are listened to, no more", () => {
    const events = manifest.settings.event_subscriptions.bot_events;
    // Messages are asked for by the kind of channel: message.channels, message.groups, message.im.
    expect([...new Set(events.map((event) => event.split(".")[0]))].sort()).toEqual([...EVENTS].sort());
    expect([...events].sort()).toEqual(Object.keys(EVENT_SCOPES).sort());
  });

  it("asks for the scopes of the methods and events in use, no more", () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(neededScopes());
  });

  it("counts every method of the Web API that the code calls", () => {
    const called = [...sources.matchAll(/\bweb\.((?:[a-z]+\.)+[a-zA-Z0-9]+)\(/g)].flatMap((match) => match[1] ?? []);
    // Opening a socket goes with the app token, which has a scope of its own.
    const methods = new Set(called.filter((method) => method !== "apps.connections.open"));
    expect([...methods].sort()).toEqual(Object.keys(METHOD_SCOPES).sort());
  });
});
