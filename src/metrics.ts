// What /metrics tells Prometheus: the process's own figures, and how many answers there were, of what kind, how fast.
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Answered } from "./core/desk.ts";

export type Metrics = { registry: Registry; measure(answered: Answered): void };

/** The platforms' clients wait three seconds; what comes near that is worth seeing. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 1, 2, 3];

export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: "rapport_answer_seconds",
    help: "From what a person did to its answer",
    labelNames: ["platform", "does", "reply"],
    buckets: BUCKETS,
    registers: [registry],
  });
  return { registry, measure: ({ seconds, ...labels }) => answers.observe(labels, seconds) };
}
