// The delayed update: a clicked card may be changed for 30 minutes, twice, once the click has been answered.
import * as z from "zod";
import type { Route } from "./http.ts";
import { replaceCard } from "./messages.ts";
import { Refusal } from "./refusal.ts";
import { newId, type UpdateToken, type World } from "./state.ts";

const TOKEN_MS = 30 * 60 * 1000; // Feishu: the token lives 30 minutes ("延时更新消息卡片")
const TOKEN_USES = 2; // Feishu: and can be used twice (an older Lark page says three times)

const update = z.strictObject({ token: z.string(), card: z.record(z.string(), z.unknown()) });

/** A click's right to update its card later. It opens when the click is answered. */
export const giveUpdateToken = (world: World, message: string): UpdateToken => {
  const token = { token: newId("c-"), message, madeAt: world.now(), isAnswered: false, uses: 0 };
  world.updateTokens.set(token.token, token);
  return token;
};

/** Feishu's page names no codes for these refusals: this number is the sandbox's own. */
const refuse = (why: string): Refusal => new Refusal(300000, why);

export const cardUpdateRoutes: Route[] = [
  {
    method: "POST",
    path: "/open-apis/interactive/v1/card/update",
    scope: "im:message:send_as_bot",
    answer: (world, request) => {
      const read = update.safeParse(request.json);
      if (!read.success) throw refuse(`param is invalid: ${z.prettifyError(read.error)}`);
      const token = world.updateTokens.get(read.data.token);
      const message = world.messages.get(token?.message ?? "");
      if (token === undefined || message === undefined) throw refuse("token is invalid");
      if (world.now() - token.madeAt > TOKEN_MS) throw refuse("token is expired");
      if (token.uses >= TOKEN_USES) throw refuse("token has been used too many times");
      // The real platform takes an early update and reverts it; refusing shows the mistake at once.
      if (!token.isAnswered) throw refuse("the callback has not been answered yet");
      if (message.isDeleted) throw new Refusal(230011, "The message is recalled.");
      replaceCard(world, message, JSON.stringify(read.data.card));
      token.uses += 1;
      return { body: { code: 0, msg: "ok", data: {} } };
    },
  },
];
