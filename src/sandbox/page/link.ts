// The page's link to the sandbox server: asks, does, and listens for changes.
import type { PlatformName } from "../../core/ask.ts";
import type { ClockAnswer, Refusal, RefusalCode, SandboxState, ScreenAnswer } from "../company.ts";
import type { Requests } from "../requests.ts";
import type { Outcome } from "../screen.ts";
import { isObject, readText } from "./json.ts";

/** Why a request came to nothing; `mend` is the server's own sentence, "" when it could not be reached. */
export class LinkFailure extends Error {
  readonly problem: RefusalCode | "offline";
  constructor(problem: RefusalCode | "offline", mend: string) {
    super(mend);
    this.problem = problem;
  }
}

async function call<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`/sandbox/${path}`, init).catch(() => {
    throw new LinkFailure("offline", "");
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Answer;
  const refusal = isObject(body) && "problem" in body ? (body as Refusal) : null;
  throw new LinkFailure(refusal?.problem ?? "offline", readText(refusal?.mend));
}

export const readState = (): Promise<SandboxState> => call("state");

export const readScreen = (platform: PlatformName, user: string): Promise<ScreenAnswer> =>
  call(`screen?${new URLSearchParams({ platform, user })}`);

export const act = <Name extends keyof Requests, Answer = Outcome>(
  name: Name,
  request: Requests[Name],
): Promise<Answer> =>
  call(name, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });

export const readClock = (): Promise<ClockAnswer> => call("clock");

/** Moves the sandbox's clock: see clock.ts for what `to` may be. */
export const moveClock = (to: string): Promise<ClockAnswer> =>
  call("clock", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ to }) });

export const fileAddress = (at: { platform: PlatformName; user: string; message: string; index: number }): string =>
  `/sandbox/file?${new URLSearchParams({ ...at, index: String(at.index) })}`;

export const pictureAddress = (at: {
  platform: PlatformName;
  user: string;
  message: string;
  picture: string;
}): string => `/sandbox/file?${new URLSearchParams(at)}`;

export type Change = { now: number; platform?: PlatformName };

/** Listens until it is stopped; the browser itself reconnects. After a reconnection everything counts as changed. */
export function listen(onChange: (change: Change) => void, onLost: (isLost: boolean) => void): () => void {
  const source = new EventSource("/sandbox/changes");
  const take = (event: MessageEvent<string>): void => onChange(JSON.parse(event.data) as Change);
  source.addEventListener("change", take);
  source.addEventListener("clock", take);
  source.addEventListener("open", () => onLost(false));
  source.addEventListener("error", () => onLost(true));
  return () => source.close();
}
