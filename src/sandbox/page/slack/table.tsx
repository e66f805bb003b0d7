// Slack's table block: the first row is its head (docs.slack.dev, "Table block").
import type { JSX } from "preact";
import { drawInlines, FormattedText } from "../inline/draw-inline.tsx";
import { readPlainText } from "../inline/mrkdwn.ts";
import { type JsonObject, readObjects, readText } from "../json.ts";
import { readRichText } from "./rich-text.ts";
import { useSurface } from "./surface.ts";

function Cell({ cell }: { cell: JsonObject }): JSX.Element {
  const { findName } = useSurface();
  if (cell["type"] === "rich_text") return <FormattedText passages={readRichText(cell, findName)} />;
  return <>{drawInlines(readPlainText(readText(cell["text"]) || readText(cell["value"]), false))}</>;
}

export function SlackTable({ block }: { block: JsonObject }): JSX.Element {
  const rows = Array.isArray(block["rows"]) ? block["rows"].map(readObjects) : [];
  const columns = readObjects(block["column_settings"]);
  const align = (index: number): string => `align-${readText(columns[index]?.["align"]) || "left"}`;
  const [head = [], ...body] = rows;
  return (
    <div class="table-frame" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col" class={align(index)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={align(column)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
