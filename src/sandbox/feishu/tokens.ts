// Gives out the app's access tokens and says who the bot is.
import * as z from "zod";
import type { Route } from "./http.ts";
import { Refusal } from "./refusal.ts";
import { newId, type World } from "./state.ts";

const TOKEN_SECONDS = 7200; // Feishu: a tenant token lives two hours
const RENEW_BELOW_MS = 30 * 60 * 1000; // Feishu: a new one is issued when less than 30 minutes are left; both are valid

const credentials = z.object({ app_id: z.string(), app_secret: z.string() });

/** Access tokens live by the real clock, since the SDK that keeps them does; the sandbox's clock may jump by days. */
const takeToken = (world: World, now: number): { token: string; expiresAt: number } => {
  for (const [token, expiresAt] of world.accessTokens)
    if (expiresAt - now >= RENEW_BELOW_MS) return { token, expiresAt };
  const fresh = { token: newId("t-"), expiresAt: now + TOKEN_SECONDS * 1000 };
  world.accessTokens.set(fresh.token, fresh.expiresAt);
  return fresh;
};

export const tokenRoutes: Route[] = [
  {
    method: "POST",
    path: "/open-apis/auth/v3/tenant_access_token/internal",
    isOpen: true,
    answer: (world, request) => {
      const given = credentials.safeParse(request.json);
      if (!given.success) throw new Refusal(10003, "invalid param");
      if (given.data.app_id !== world.appId || given.data.app_secret !== world.appSecret)
        return { body: { code: 10014, msg: "app secret invalid" } }; // Feishu: HTTP 200 with a code
      const now = Date.now();
      const { token, expiresAt } = takeToken(world, now);
      const expire = Math.floor((expiresAt - now) / 1000);
      return { body: { code: 0, msg: "ok", tenant_access_token: token, expire } };
    },
  },
  {
    method: "GET",
    path: "/open-apis/bot/v3/info",
    answer: (world) => {
      const bot = { activate_status: 2, app_name: world.bot.name, avatar_url: "", open_id: world.bot.id };
      return { body: { code: 0, msg: "ok", bot } }; // Feishu: under `bot`, not under `data`
    },
  },
];
