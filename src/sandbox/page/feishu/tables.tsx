// A card's tables.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { FormattedText } from "../inline/draw-inline.tsx";
import { readMarkdown } from "../inline/markdown.ts";
import { type JsonObject, readNumber, readObject, readObjects, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import { writeMoment } from "../time.ts";
import { type TagProps, useCard } from "./card-context.ts";

function Cell({ column, value }: { column: JsonObject; value: unknown }): JSX.Element {
  const { findName, timezone } = useCard();
  const { locale } = usePage();
  const format = readObject(column["format"]);
  switch (column["data_type"]) {
    case "number":
      return <>{`${readText(format["symbol"])}${Number(value ?? 0).toLocaleString(locale, digitsOf(format))}`}</>;
    case "date":
      return <>{typeof value === "number" ? writeMoment(value, 0, { locale, timezone }) : ""}</>;
    case "lark_md":
    case "markdown":
      return <FormattedText passages={readMarkdown(readText(value), findName)} />;
    case "persons":
      return (
        <>{(Array.isArray(value) ? value : [value]).map((id) => findName(readText(id)) ?? readText(id)).join("、")}</>
      );
    case "options":
      return (
        <>
          {readObjects(value)
            .map((option) => readText(option["text"]))
            .join("、") || readText(value)}
        </>
      );
    default:
      return <>{readText(value)}</>;
  }
}

const digitsOf = (format: JsonObject): Intl.NumberFormatOptions => {
  const precision = readNumber(format["precision"]);
  const useGrouping = format["separator"] === true;
  return precision === undefined
    ? { useGrouping }
    : { useGrouping, minimumFractionDigits: precision, maximumFractionDigits: precision };
};

const alignOf = (column: JsonObject): string => (column["data_type"] === "number" ? "align-right" : "");

/** Feishu: a table shows 5 rows a page unless page_size (1–10) says otherwise (Card JSON 2.0, "table"). */
const ROWS_A_PAGE = 5;

export function Table({ element }: TagProps): JSX.Element {
  const [at, setAt] = useState(0);
  const columns = readObjects(element["columns"]);
  const rows = readObjects(element["rows"]);
  const size = readNumber(element["page_size"]) ?? ROWS_A_PAGE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(at, pages - 1);
  return (
    <div>
      <div class="table-frame" tabIndex={0} role="group">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={readText(column["name"])} scope="col" class={alignOf(column)}>
                  {readText(column["display_name"]) || readText(column["name"])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(shown * size, (shown + 1) * size).map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={readText(column["name"])} class={alignOf(column)}>
                    <Cell column={column} value={row[readText(column["name"])]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pager at={shown} pages={pages} onTurn={setAt} />}
    </div>
  );
}

function Pager({ at, pages, onTurn }: { at: number; pages: number; onTurn: (page: number) => void }): JSX.Element {
  const { words } = usePage();
  const turn = (to: number, label: string, sign: string): JSX.Element => (
    <button type="button" class="button" aria-label={label} disabled={to < 0 || to >= pages} onClick={() => onTurn(to)}>
      {sign}
    </button>
  );
  return (
    <div class="pager">
      {turn(at - 1, words.previous, "‹")}
      <span>{words.page(at + 1, pages)}</span>
      {turn(at + 1, words.next, "›")}
    </div>
  );
}
