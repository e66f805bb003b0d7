// One way to call Feishu's open API: with the app's token, which a refusal renews once; every failure is a FeishuError.
import { type HttpAnswer, type HttpRequest, type Limits, NoAnswer, openHttp, type SendHttp } from "./http.ts";

export type Body = Record<string, unknown>;

type About = { code: number; status: number; isUnsent: boolean; retryAfterMs?: number | undefined };

/** `status` is 0 where no answer came. `isUnsent`: the request never reached Feishu. Safe to log: holds no headers. */
export class FeishuError extends Error {
  override name = "FeishuError";
  readonly code: number;
  readonly status: number;
  readonly isUnsent: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(text: string, about: About) {
    super(text);
    this.code = about.code;
    this.status = about.status;
    this.isUnsent = about.isUnsent;
    this.retryAfterMs = about.retryAfterMs;
  }
}

/** Answers the whole body of a successful call (`code` 0); throws a FeishuError otherwise. */
export type FeishuApi = {
  /** Answers the whole body of a successful call (`code` 0); throws a FeishuError otherwise. */
  call(request: HttpRequest): Promise<Body>;
  /** Answers bytes, at most `most`; throws a FeishuError otherwise, also where there are more. */
  download(request: HttpRequest, limits: Limits): Promise<Uint8Array>;
};

// 99991663 invalid, 99991661 missing, 99991668 and 99991664 wrong kind of token (Feishu: generic error codes).
const TOKEN_CODES = new Set([99991661, 99991663, 99991664, 99991668]);

export type FeishuApp = { appId: string; appSecret: string; domain: string };

export function openApi(app: FeishuApp): FeishuApi {
  const send = openHttp(app.domain);
  const tokens = openTokenBook(app, send);
  /** A refused token is renewed once. */
  const withToken = async <T>(attempt: (token: string) => Promise<T>): Promise<T> => {
    const token = await tokens.get();
    try {
      return await attempt(token);
    } catch (error) {
      if (!(error instanceof FeishuError) || !TOKEN_CODES.has(error.code)) throw error;
      tokens.drop(token);
      return attempt(await tokens.get());
    }
  };
  const answerTo = (request: HttpRequest, token: string, limits?: Limits) =>
    send(request, token, limits).catch((error: unknown) => refuseSilence(error));
  return {
    call: (request) => withToken(async (token) => readAnswer(await answerTo(request, token))),
    download: (request, limits) => withToken(async (token) => readBytes(await answerTo(request, token, limits))),
  };
}

type TokenBook = { get(): Promise<string>; drop(token: string): void };

// A token lives two hours; Feishu gives the same one until half an hour of it is left (自建应用获取 tenant_access_token).
const EARLIER_MS = 3 * 60_000;

/** Asks when a token is first needed and again before it ends, once for all who wait. */
function openTokenBook(app: FeishuApp, send: SendHttp): TokenBook {
  let held: { token: string; endsAtMs: number } | null = null;
  let asking: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    const answer = await askToken(app, send);
    const token = textOf(answer["tenant_access_token"]) ?? "";
    held = { token, endsAtMs: Date.now() + Number(answer["expire"]) * 1_000 - EARLIER_MS };
    return token;
  };
  return {
    async get() {
      if (held && held.endsAtMs > Date.now()) return held.token;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    drop(token) {
      if (held?.token === token) held = null;
    },
  };
}

/** Whatever it fails of, what was to be sent with the token was not. */
async function askToken({ appId, appSecret }: FeishuApp, send: SendHttp): Promise<Body> {
  const url = "/open-apis/auth/v3/tenant_access_token/internal";
  const data = { app_id: appId, app_secret: appSecret };
  try {
    return readAnswer(await send({ method: "POST", url, data }, null));
  } catch (error) {
    if (error instanceof FeishuError) throw new FeishuError(error.message, { ...error, isUnsent: true });
    return refuseSilence(error, true);
  }
}

/** The `data` of a body, {} if it has none. */
export const dataOf = (body: Body): Body => (isBody(body["data"]) ? body["data"] : {});

export const isBody = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const codeOf = (body: Body): number => (typeof body["code"] === "number" ? body["code"] : -1);
const sayCode = (body: Body): string => `Feishu ${codeOf(body)}: ${textOf(body["msg"]) ?? "no message"}`;

const NEVER_REACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function refuseSilence(error: unknown, isUnsent = false): never {
  if (!(error instanceof NoAnswer)) throw error;
  throw new FeishuError(error.message, { code: -1, status: 0, isUnsent: isUnsent || NEVER_REACHED.has(error.reason) });
}

/** Refusals are JSON, also of a download. */
function readBytes(answer: HttpAnswer): Uint8Array {
  if (answer.status >= 400) readAnswer(answer);
  if (answer.bytes === null)
    throw new FeishuError("more bytes than asked for", { code: -1, status: 413, isUnsent: false });
  return answer.bytes;
}

/** The body of a successful call; throws a FeishuError otherwise. */
function readAnswer({ status, headers, body: said }: HttpAnswer): Body {
  const body = isBody(said) ? said : {};
  if (status < 400 && body["code"] === 0) return body;
  if (status < 400) throw new FeishuError(sayCode(body), { code: codeOf(body), status: 200, isUnsent: false });
  // Seconds until the limit is lifted (Feishu: 频控策略).
  const wait = Number(headers["x-ogw-ratelimit-reset"]);
  throw new FeishuError(`${sayCode(body)} (HTTP ${status})`, {
    code: codeOf(body),
    status,
    isUnsent: status < 500,
    ...(wait > 0 ? { retryAfterMs: wait * 1_000 } : {}),
  });
}
