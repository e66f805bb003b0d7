// What is to be printed, as plain data: it goes to the process that draws it (print.ts).
import type { Chart } from "../../core/reply.ts";

/** `under`: in small print below it. */
export type PaperCell = string | { text: string; under: string };

/** `share`: of the page's width, all together 1. Numbers stand at the right. */
export type PaperColumn = { title: string; share: number; isNumber?: true };

export type Block =
  | { block: "title" | "heading" | "strong" | "text" | "quiet"; text: string }
  | { block: "table"; columns: PaperColumn[]; rows: PaperCell[][] }
  | { block: "chart"; chart: Chart };

/** `footer` stands below each page, with the page's number. */
export type Paper = { title: string; footer: string; blocks: Block[] };
