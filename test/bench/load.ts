// A closed loop: so many clients, each sending its next request when the last one was answered.
import { Pool } from "undici";
import type { SignedRequest } from "./requests.ts";

/** Times in milliseconds; `tookMs` is for all of them together. */
export type Run = { count: number; tookMs: number; latencies: number[] };

/** Throws when an answer is not 200: what was not done must not count as fast. */
export function runLoop(origin: string, requests: readonly SignedRequest[], clients: number): Promise<Run> {
  let next = 0;
  return run(origin, () => requests[next++], clients);
}

type While = { clients: number; isOver: () => boolean };

/** As long as it is not over. */
export function runWhile(origin: string, draw: () => SignedRequest, { clients, isOver }: While): Promise<Run> {
  return run(origin, () => (isOver() ? undefined : draw()), clients);
}

async function run(origin: string, draw: () => SignedRequest | undefined, clients: number): Promise<Run> {
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const latencies: number[] = [];
  const client = async (): Promise<void> => {
    for (let request = draw(); request !== undefined; request = draw()) {
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
    return { count: latencies.length, tookMs: performance.now() - since, latencies };
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
