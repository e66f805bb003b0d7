// How the fake says no: an HTTP status with Feishu's own code and sentence.

export class Refusal extends Error {
  override name = "Refusal";
  readonly status: number;
  readonly code: number;
  readonly headers: Record<string, string>;
  constructor(code: number, message: string, more: { status?: number; headers?: Record<string, string> } = {}) {
    super(message);
    this.code = code;
    this.status = more.status ?? 400;
    this.headers = more.headers ?? {};
  }
}

/** Feishu: 230001, a parameter of the request is wrong ("Send message" page, error codes). */
export const badRequest = (what: string): Refusal =>
  new Refusal(230001, `Your request contains an invalid request parameter, ext=${what}`);
