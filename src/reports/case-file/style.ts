// How a case's page looks on a screen, on a phone and on paper. Fonts by name only: every system has its own Chinese one.

export const STYLE = `
:root { color-scheme: light; --ink: #1f2329; --quiet: #646a73; --line: #dee0e3; --soft: #f5f6f7; --mark: #2b5fd9; --gone: #b3261e; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.65 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif; }
main { max-width: 840px; margin: 0 auto; padding: 40px 24px 64px; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 12px; }
h1 { font-size: 26px; line-height: 1.3; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 32px 0 8px; }
h3 { font-size: 14px; font-weight: 600; color: var(--quiet); margin: 20px 0 4px; }
.customer { font-size: 17px; }
.words, .customer, b { white-space: pre-wrap; unicode-bidi: plaintext; }
.quiet, .none { color: var(--quiet); font-size: 13px; }
.note { margin-top: 6px; padding-left: 10px; border-left: 2px solid var(--line); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: 7px 10px; vertical-align: top; text-align: left; }
th { width: 8.5em; background: var(--soft); font-weight: 500; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: flex; gap: 12px; padding: 7px 0; border-top: 1px solid var(--line); }
time { flex: none; width: 3.4em; color: var(--quiet); font-variant-numeric: tabular-nums; }
.entry { flex: 1; min-width: 0; }
.did .head span:first-of-type { color: var(--mark); }
.mark { font-size: 12px; color: var(--quiet); border: 1px solid var(--line); border-radius: 3px; padding: 0 5px; margin-left: 4px; }
.deleted > .entry > .words { color: var(--quiet); text-decoration: line-through; }
.deleted .mark:last-child { color: var(--gone); border-color: currentColor; }
.deleted img { opacity: .45; }
img { display: block; max-width: 100%; max-height: 420px; margin: 6px 0 2px; border: 1px solid var(--line); }
@media (max-width: 560px) {
  main { padding: 20px 14px 40px; }
  th { width: 6em; }
  th, td { padding: 6px 8px; }
}
@media print {
  body { font-size: 10.5pt; line-height: 1.5; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; margin-top: 16pt; }
  h2, h3 { break-after: avoid; }
  tr, .head, .note, img { break-inside: avoid; }
  .head { break-after: avoid; }
  th { background: none; }
  img { max-width: 120mm; max-height: 90mm; }
  p, .words { orphans: 2; widows: 2; }
}
`;

/** `number`: of the case, our own letters and digits. The page's foot names it, since pages fall apart. */
export const pageStyle = (number: string): string =>
  `@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: "${number.replace(/[^\w-]/gu, "")} · " counter(page) " / " counter(pages); font-size: 8.5pt; color: #646a73; } }\n`;
