// One way to call Feishu's open API: checks `code`, renews a refused token once, and turns every failure into a FeishuError.
import type { HttpRequest, LoadedSdk } from "./sdk.ts";

export type Body = Record<string, unknown>;

/** `status` is 0 where no answer came. `isUnsent`: the request never reached Feishu. Safe to log: holds no headers. */
export class FeishuError extends Error {
  override name = "FeishuError";
  readonly code: number;
  readonly status: number;
  readonly isUnsent: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(text: string, about: { code: number; status: number; isUnsent: boolean; retryAfterMs?: number }) {
    super(text);
    this.code = about.code;
    this.status = about.status;
    this.isUnsent = about.isUnsent;
    this.retryAfterMs = about.retryAfterMs;
  }
}

export type FeishuApi = {
  /** Answers the whole body of a successful call (`code` 0); throws a FeishuError otherwise. */
  call(request: HttpRequest): Promise<Body>;
  /** Answers bytes, at most `most`; throws a FeishuError otherwise, also where there are more. */
  download(request: HttpRequest, limits: { most: number; withinMs: number }): Promise<Uint8Array>;
};

// 99991663 invalid, 99991661 missing, 99991668 and 99991664 wrong kind of token (Feishu: generic error codes).
const TOKEN_CODES = new Set([99991661, 99991663, 99991664, 99991668]);

/** `load` is called at the first call: loading the SDK takes half a second. */
export function openApi(load: () => LoadedSdk): FeishuApi {
  const callOnce = async (request: HttpRequest): Promise<Body> => {
    const body = await load()
      .client.request(request)
      .catch((error: unknown) => {
        throw readFailure(error);
      });
    const answer = isBody(body) ? body : {};
    if (answer["code"] === 0) return answer;
    throw new FeishuError(sayCode(answer), { code: codeOf(answer), status: 200, isUnsent: false });
  };
  const downloadOnce = async (request: HttpRequest): Promise<Uint8Array> => {
    const bytes = await load()
      .client.request(request)
      .catch((error: unknown) => {
        throw readFailure(error);
      });
    if (bytes instanceof Uint8Array) return bytes;
    throw new FeishuError("Feishu gave no bytes", { code: -1, status: 200, isUnsent: false });
  };
  const withToken = async <T>(attempt: () => Promise<T>): Promise<T> => {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FeishuError) || !TOKEN_CODES.has(error.code)) throw error;
      // The SDK neither renews a refused token nor forgets it.
      load().dropToken();
      return attempt();
    }
  };
  return {
    call: (request) => withToken(() => callOnce(request)),
    download: (request, { most, withinMs }) =>
      withToken(() =>
        downloadOnce({ ...request, responseType: "arraybuffer", maxContentLength: most, timeout: withinMs }),
      ),
  };
}

/** The `data` of a body, {} if it has none. */
export const dataOf = (body: Body): Body => (isBody(body["data"]) ? body["data"] : {});

export const isBody = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const codeOf = (body: Body): number => (typeof body["code"] === "number" ? body["code"] : -1);
const sayCode = (body: Body): string => `Feishu ${codeOf(body)}: ${textOf(body["msg"]) ?? "no message"}`;

const NEVER_REACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** An axios error carries the bearer token in its settings: only its answer's code, message and wait are taken. */
function readFailure(error: unknown): FeishuError {
  const thrown = isBody(error) ? error : {};
  const response = isBody(thrown["response"]) ? thrown["response"] : null;
  if (response) return readAnswer(response);
  const text = error instanceof Error ? error.message : "no answer";
  const code = /code: (\d+)/.exec(text)?.[1]; // the SDK puts a token failure's code into the sentence only
  if (code) return new FeishuError(`Feishu ${text}`, { code: Number(code), status: 200, isUnsent: true });
  // What weighs too much is cut off by axios, which leaves no answer: the same would come of it another time.
  if (text.includes("maxContentLength")) return new FeishuError(text, { code: -1, status: 413, isUnsent: false });
  const reason = textOf(thrown["code"]) ?? "";
  return new FeishuError(`no answer from Feishu (${reason || text})`, {
    code: -1,
    status: 0,
    isUnsent: NEVER_REACHED.has(reason),
  });
}

/** A refused download is bytes too, with the refusal as JSON in them. */
function readRefusal(data: unknown): Body {
  if (!(data instanceof Uint8Array)) return isBody(data) ? data : {};
  try {
    const read: unknown = JSON.parse(Buffer.from(data).toString("utf8"));
    return isBody(read) ? read : {};
  } catch {
    return {};
  }
}

function readAnswer(response: Body): FeishuError {
  const body = readRefusal(response["data"]);
  const status = typeof response["status"] === "number" ? response["status"] : 0;
  // Seconds until the limit is lifted (Feishu: 频控策略).
  const headers = isBody(response["headers"]) ? response["headers"] : {};
  const wait = Number(headers["x-ogw-ratelimit-reset"]);
  return new FeishuError(`${sayCode(body)} (HTTP ${status})`, {
    code: codeOf(body),
    status,
    isUnsent: status >= 400 && status < 500,
    ...(wait > 0 ? { retryAfterMs: wait * 1_000 } : {}),
  });
}
