// The page's few signs, drawn rather than typed: a bare browser has no glyphs for them.
import type { JSX } from "preact";

const PATHS = {
  home: "M3 11l9-7 9 7v9h-6v-6H9v6H3z",
  hash: "M5 9h15M4 15h15M10 4L8 20M16 4l-2 16",
  group:
    "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 010 6.5M18 14.5c2.3.8 3.5 2.7 3.5 5.5",
  bot: "M4 5h16v11h-8l-5 4v-4H4z",
  send: "M4 12l16-8-5 16-4-7z",
  down: "M6 9.5l6 6 6-6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  close: "M6 6l12 12M18 6L6 18",
  eye: "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 15a3 3 0 100-6 3 3 0 000 6z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01",
  chart: "M4 20h16M7 16v-5M12 16V6M17 16V9",
  done: "M5 12.5l4.5 4.5L19 7",
  ask: "M9 9.2a3.2 3.2 0 116 .8c-.6 1.2-3 1.9-3 4M12 18h.01",
  stop: "M6 6l12 12M18 6L6 18",
  warn: "M12 7v7M12 18h.01",
  attach: "M8 12.5l6-6a3 3 0 014.2 4.2l-7.8 7.8a5 5 0 01-7-7L11 3.8",
  pin: "M9 3h6l-1 6 4 4H6l4-4zM12 13v8",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  auto: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 3v18M12 8h5.5M12 12h9M12 16h5.5",
  light:
    "M12 16a4 4 0 100-8 4 4 0 000 8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4",
  dark: "M20 14.5A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.5z",
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }): JSX.Element => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
