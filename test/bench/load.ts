// A closed loop: so many clients, each sending its next request when the last one was answered.
import { Pool } from "undici";
import type { SignedRequest } from "./requests.ts";

/** Times in milliseconds; `tookMs` is for all of them together. */
export type Run = { count: number; tookMs: number; latencies: number[] };

/** Throws when an answer is not 200: what was not done must not count as fast. */
export async function runLoop(origin: string, requests: readonly SignedRequest[], clients: number): Promise<Run> {
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const latencies: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const since = performance.now();
      const { statusCode, body } = await pool.request({ method: "POST", ...request });
      const said = await body.text();
      latencies.push(performance.now() - since);
      if (statusCode !== 200) throw new Error(`${origin}${request.path} answered ${statusCode}: ${said.slice(0, 300)}`);
    }
  };
  try {
    const since = performance.now();
    await Promise.all(Array.from({ length: clients }, client));
    return { count: requests.length, tookMs: performance.now() - since, latencies };
  } finally {
    await pool.close();
  }
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
