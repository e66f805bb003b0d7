// The two platforms' APIs with the shortest true answers: what is measured is the bot, not a platform.
import { createServer } from "node:http";

const answers: Record<string, object> = {
  "/api/auth.test": { ok: true, user_id: "U0BOT", bot_id: "B0BOT", team_id: "T0BENCH" },
  "/api/chat.postMessage": { ok: true, channel: "D0BENCH", ts: "1.000001" },
  "/open-apis/auth/v3/tenant_access_token/internal": { code: 0, tenant_access_token: "t-bench", expire: 7200 },
  "/open-apis/bot/v3/info": { code: 0, bot: { open_id: "ou_bot" } },
};

let sent = 0;
const server = createServer((request, response) => {
  request.resume().once("end", () => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    sent += 1;
    const message = { code: 0, data: { message_id: `om_answer${sent}`, chat_id: "oc_bench" } };
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(answers[path] ?? message));
  });
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
