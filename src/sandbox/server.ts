// The sandbox page's server: what people see on both platforms, what they do there, and a word whenever it changes.
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { z } from "zod";
import type { PlatformName } from "../core/ask.ts";
import { addClock, type Moving } from "./clock-route.ts";
import type { FirstLook, Refusal, SandboxCompany, SandboxState, ScreenAnswer } from "./company.ts";
import { guardSameOrigin } from "./guard.ts";
import { findPageDirectory, sendFile, servePage, setPolicy } from "./page-files.ts";
import { describeFaults, requests, whose } from "./requests.ts";
import type { FakePlatform, ScreenFile, SentFile } from "./screen.ts";

export type SandboxOptions = {
  slack: FakePlatform;
  feishu: FakePlatform;
  company: SandboxCompany;
  now: () => Date;
  /** Without it the clock cannot be moved. */
  moveClock?: Moving["moveClock"];
  findBreach?: Moving["findBreach"] | undefined;
  first?: () => FirstLook | null;
  /** The built page; by default `dist/page` of this package. */
  pageDirectory?: string;
};

/** How often an idle stream says the time, in ms: it keeps proxies from closing it and the page's clock right. */
const PULSE_MS = 15_000;

/**
 * GET /sandbox/state → SandboxState; GET /sandbox/screen?platform&user → ScreenAnswer; GET /sandbox/changes → events
 * `change` {platform, now} and `clock` {now}; GET and POST /sandbox/clock → ClockAnswer; POST /sandbox/<action> (requests.ts) → Outcome, or for `suggest` a list of
 * {label, value}; `/` the page. Refusals are {problem, mend} with 400, 403, 404 or 502.
 */
export function sandboxRoutes(options: SandboxOptions): Hono {
  const app = new Hono();
  app.use(setPolicy);
  app.use("/sandbox/*", guardSameOrigin);
  app.onError((error, c) => refuse(c, 502, { problem: "platform_failed", mend: error.message }));
  addReading(app, options);
  addChanges(app, options);
  const { now, moveClock, findBreach, company } = options;
  addClock(app, { now, moveClock, findBreach }, company.timezone);
  addDoing(app, options);
  app.route("/", servePage(options.pageDirectory ?? findPageDirectory()));
  return app;
}

const refuse = (c: Context, status: 400 | 404 | 502, refusal: Refusal): Response => c.json(refusal, status);

const refuseUser = (c: Context, user: string): Response =>
  refuse(c, 404, {
    problem: "unknown_user",
    mend: `Nobody is called ${user} here: GET /sandbox/state lists the users.`,
  });

const hasUser = (platform: FakePlatform, user: string): boolean => platform.users().some(({ id }) => id === user);

function addReading(app: Hono, options: SandboxOptions): void {
  app.get("/sandbox/state", (c) => c.json(readState(options)));
  app.get("/sandbox/screen", (c) => {
    const asked = whose.safeParse(c.req.query());
    if (!asked.success) return refuse(c, 400, { problem: "bad_request", mend: describeFaults(asked.error) });
    const { user } = asked.data;
    const platform = options[asked.data.platform];
    if (!hasUser(platform, user)) return refuseUser(c, user);
    const answer: ScreenAnswer = {
      now: options.now().getTime(),
      screen: platform.screen(user),
      privateChat: platform.privateChat(user),
    };
    return c.json(answer);
  });
  app.get("/sandbox/file", async (c) => {
    const asked = whose.safeParse({ platform: c.req.query("platform"), user: c.req.query("user") });
    const file = asked.success
      ? findFile(options[asked.data.platform], { ...c.req.query(), ...asked.data })
      : undefined;
    return file
      ? sendFile(file)
      : refuse(c, 404, { problem: "not_found", mend: "This user's screen shows no such file." });
  });
}

function findFile(
  platform: FakePlatform,
  asked: { user: string; message?: string; index?: string; picture?: string },
): ScreenFile | undefined {
  if (!hasUser(platform, asked.user)) return undefined;
  const messages = platform.screen(asked.user).chats.flatMap((chat) => chat.messages);
  const message = messages.find(({ id }) => id === asked.message);
  return asked.picture === undefined
    ? message?.files[Number(asked.index)]
    : Object.entries(message?.pictures ?? {}).find(([id]) => id === asked.picture)?.[1];
}

function readState({ company, slack, feishu, now, first }: SandboxOptions): SandboxState {
  const { people, ...rest } = company;
  const byEmail = new Map(people.map((person) => [person.email.toLowerCase(), person]));
  const platforms = [slack, feishu].map((platform) => ({
    platform: platform.name,
    users: platform.users().map((user) => {
      const person = byEmail.get(user.email.toLowerCase());
      const spoken = person?.locale && { locale: person.locale };
      return { ...user, role: person?.role ?? null, team: person?.team ?? null, ...spoken };
    }),
  }));
  const look = first?.();
  return { ...rest, now: now().getTime(), platforms, ...(look && { first: look }) };
}

function addChanges(app: Hono, { slack, feishu, now }: SandboxOptions): void {
  app.get("/sandbox/changes", (c) =>
    streamSSE(c, async (stream) => {
      const say = (event: "change" | "clock", platform?: PlatformName): void => {
        const data = JSON.stringify({ now: now().getTime(), ...(platform && { platform }) });
        void stream.writeSSE({ event, data }).catch(() => stream.abort());
      };
      const stops = [slack, feishu].map((platform) => platform.onChange(() => say("change", platform.name)));
      const pulse = setInterval(() => say("clock"), PULSE_MS);
      say("clock");
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      clearInterval(pulse);
      for (const stop of stops) stop();
    }),
  );
}

const readSent = ({ name, mime, base64 }: { name: string; mime: string; base64: string }): SentFile => ({
  name,
  ...(mime !== "" && { mime }),
  body: new Uint8Array(Buffer.from(base64, "base64")),
});

function addDoing(app: Hono, options: SandboxOptions): void {
  const on = <Schema extends z.ZodType<{ platform: PlatformName; user: string }>>(
    name: string,
    schema: Schema,
    act: (platform: FakePlatform, asked: z.output<Schema>) => Promise<unknown>,
  ): void => {
    app.post(`/sandbox/${name}`, async (c) => {
      const body: unknown = await c.req.json().catch(() => undefined);
      const asked = schema.safeParse(body);
      if (!asked.success) return refuse(c, 400, { problem: "bad_request", mend: describeFaults(asked.error) });
      const platform = options[asked.data.platform];
      if (!hasUser(platform, asked.data.user)) return refuseUser(c, asked.data.user);
      return c.json((await act(platform, asked.data)) ?? null);
    });
  };
  on("say", requests.say, (it, { user, chat, text, thread }) => it.say(user, chat, text, thread));
  on("attach", requests.attach, (it, { user, chat, text, thread, files }) =>
    it.attach(user, { chat, text, thread, files: files.map(readSent) }),
  );
  on("correct", requests.correct, (it, { user, chat, message, text }) => it.correct(user, { chat, message }, text));
  on("pin", requests.pin, (it, { user, chat, message, isSet }) => it.pin(user, { chat, message }, isSet));
  on("press", requests.press, (it, { user, press }) => it.press(user, press));
  on("submit", requests.submit, (it, { user, submit }) => it.submit(user, submit));
  on("dismiss", requests.dismiss, (it, { user, view }) => it.dismiss(user, view));
  on("shortcut", requests.shortcut, (it, { user, chat, message, callback }) =>
    it.shortcut(user, chat, message, callback),
  );
  on("suggest", requests.suggest, (it, { user, press, typed }) => it.suggest(user, press, typed));
  on("enter", requests.enter, (it, { user }) => it.enter(user));
  on("menu", requests.menu, (it, { user, key }) => it.menu(user, key));
  app.all("/sandbox/*", (c) =>
    refuse(c, 404, {
      problem: "not_found",
      mend: "The sandbox knows state, screen, changes, file and the actions of requests.ts.",
    }),
  );
}
