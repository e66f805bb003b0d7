// Calls the fake's Web API as any client would: form-encoded, the token in the header.
import type { FakeSlack } from "../../../src/sandbox/slack/fake.ts";

export type Answer = Record<string, unknown> & { ok: boolean; error?: string };
export type Caller = (method: string, args?: Record<string, unknown>, token?: string | null) => Promise<Answer>;

export function callerOf(slack: FakeSlack): Caller {
  return async (method, args = {}, token = slack.botToken) => {
    const fields = Object.entries(args).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    const response = await fetch(slack.apiUrl + method, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: new URLSearchParams(fields).toString(),
    });
    return (await response.json()) as Answer;
  };
}
