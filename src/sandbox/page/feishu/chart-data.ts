// The figures inside a chart's VChart spec, as rows of a table.
import { isObject, type JsonObject, readObjects } from "../json.ts";

/** `data` is {values}, {id, values} or a list of those; the keys are in order of appearance. */
export function readPoints(spec: JsonObject): { keys: string[]; points: JsonObject[] } {
  const data = spec["data"];
  const sets = isObject(data) ? [data] : readObjects(data);
  const points = sets.flatMap((set) => readObjects(set["values"]));
  const keys = [...new Set(points.flatMap((point) => Object.keys(point)))];
  return { keys, points };
}
