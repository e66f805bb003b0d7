// A card's chart, drawn from its very specification; as the table of its figures where it cannot be drawn.
import type { CSSProperties, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../icon.tsx";
import { type JsonObject, readObject, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import type { TagProps } from "./card-context.ts";
import { readPoints } from "./chart-data.ts";

const readTitle = (spec: JsonObject): string => readText(readObject(spec["title"])["text"]);

/** Feishu: a height in px, else what the ratio of the sides makes of the width (图表组件). */
function readSize(element: JsonObject): CSSProperties {
  const height = readText(element["height"]);
  if (height.endsWith("px")) return { height };
  return { aspectRatio: (readText(element["aspect_ratio"]) || "16:9").replace(":", " / ") };
}

export function Chart({ element }: TagProps): JSX.Element {
  const { words } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"coming" | "drawn" | "failed">("coming");
  const text = JSON.stringify(readObject(element["chart_spec"]));
  useEffect(() => {
    let release: (() => void) | null = null;
    let isGone = false;
    const draw = async (box: HTMLElement): Promise<void> => {
      const { drawInto } = await import("./chart-canvas.ts");
      if (isGone) return;
      release = await drawInto(box, JSON.parse(text) as JsonObject);
      if (isGone) release();
      else setState("drawn");
    };
    if (frame.current) draw(frame.current).catch(() => setState("failed"));
    return () => {
      isGone = true;
      release?.();
    };
  }, [text]);
  const spec = readObject(element["chart_spec"]);
  if (state === "failed") return <Figures spec={spec} />;
  return (
    <div
      ref={frame}
      class="chart-frame"
      style={readSize(element)}
      role="img"
      aria-label={sayFigures(spec) || words.chart}
      data-state={state}
    />
  );
}

/** What a screen reader says: the title, then each value with its names. */
function sayFigures(spec: JsonObject): string {
  const said = readPoints(spec).points.map((point) => Object.values(point).map(readText).filter(Boolean).join(" "));
  return [readTitle(spec), ...said].filter(Boolean).join("; ");
}

function Figures({ spec }: { spec: JsonObject }): JSX.Element {
  const { words } = usePage();
  const { keys, points } = readPoints(spec);
  return (
    <figure class="chart">
      <figcaption>
        <Icon name="chart" /> {readTitle(spec) || words.chart} · {readText(spec["type"])}
      </figcaption>
      <div class="table-frame" tabIndex={0} role="group">
        <table>
          <thead>
            <tr>
              {keys.map((key) => (
                <th key={key} scope="col">
                  {key}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point, index) => (
              <tr key={index}>
                {keys.map((key) => (
                  <td key={key}>{readText(point[key])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
