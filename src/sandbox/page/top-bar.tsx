// The strip at the top: what this is, what time it is in the sandbox, and how the page looks and speaks.
import type { ComponentChildren, JSX } from "preact";
import type { ClockAnswer } from "../company.ts";
import { ClockBar } from "./clock-bar.tsx";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

type Props = {
  now: number;
  breachAt: number | null;
  onMoved: (answer: ClockAnswer) => void;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  onLanguage: () => void;
  /** The platforms, where only one is shown at a time. */
  children: ComponentChildren;
};

export function TopBar({ theme, onTheme, onLanguage, children, ...clock }: Props): JSX.Element {
  const { words, locale } = usePage();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
  return (
    <header class="top">
      <h1 class="brand">
        <span class="brand-mark" aria-hidden="true">
          情
        </span>
        {words.brand}
        <small>{words.tagline}</small>
      </h1>
      {children}
      <ClockBar {...clock} />
      <div class="top-tools">
        <button
          type="button"
          class="icon-button"
          data-testid="theme"
          aria-label={words.themeLabel(words.theme[theme])}
          title={words.themeLabel(words.theme[theme])}
          onClick={() => onTheme(next)}
        >
          <Icon name={theme} />
        </button>
        <button
          type="button"
          class="text-button"
          data-testid="language"
          lang={locale === "zh-CN" ? "en" : "zh-CN"}
          aria-label={words.languageLabel}
          onClick={onLanguage}
        >
          {words.language}
        </button>
      </div>
    </header>
  );
}
