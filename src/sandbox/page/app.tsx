// The whole page: the strip at the top and both platforms side by side, or one at a time where there is no room.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { PLATFORMS, type PlatformName } from "../../core/ask.ts";
import type { Locale } from "../../core/messages/index.ts";
import { PageProvider } from "./page-context.ts";
import { PlatformPane } from "./platform-pane.tsx";
import { recall, remember } from "./remember.ts";
import { THEMES, type Theme, TopBar } from "./top-bar.tsx";
import { type Sandbox, useSandbox } from "./use-sandbox.ts";
import { type Words, wordsFor } from "./words/words.ts";

const readLocale = (value: string | null | undefined): Locale | null =>
  value === "zh-CN" || value === "en" ? value : null;

function useLook(companyLocale: Locale | undefined) {
  const [chosen, setChosen] = useState(() => readLocale(recall("locale")));
  const [theme, setTheme] = useState<Theme>(() => THEMES.find((one) => one === recall("theme")) ?? "auto");
  const locale = chosen ?? companyLocale ?? "zh-CN";
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = wordsFor(locale).title;
  }, [locale]);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return {
    locale,
    theme,
    chooseTheme: (next: Theme): void => {
      setTheme(next);
      remember("theme", next);
    },
    switchLocale: (): void => {
      const next = locale === "zh-CN" ? "en" : "zh-CN";
      setChosen(next);
      remember("locale", next);
    },
  };
}

export function App(): JSX.Element {
  const sandbox = useSandbox();
  const look = useLook(sandbox.state?.locale);
  const [active, setActive] = useState<PlatformName>("slack");
  const words = wordsFor(look.locale);
  const { state } = sandbox;
  if (state === null) return <Opening sandbox={sandbox} words={words} />;
  return (
    <PageProvider value={{ words, locale: look.locale, state }}>
      <a class="skip" href="#panes">
        {words.skip}
      </a>
      <TopBar
        now={sandbox.now}
        breachAt={sandbox.breachAt}
        onMoved={sandbox.setClock}
        theme={look.theme}
        onTheme={look.chooseTheme}
        onLanguage={look.switchLocale}
      >
        <PlatformSwitch words={words} active={active} onSwitch={setActive} />
      </TopBar>
      {sandbox.isLost && (
        <p class="banner" role="status">
          {words.lost}
        </p>
      )}
      <main id="panes" class="panes" data-active={active} tabIndex={-1}>
        {state.platforms.map(({ platform, users }) => (
          <PlatformPane
            key={platform}
            platform={platform}
            users={users}
            now={sandbox.now}
            changes={sandbox.changes[platform]}
          />
        ))}
      </main>
    </PageProvider>
  );
}

const Opening = ({ sandbox, words }: { sandbox: Sandbox; words: Words }): JSX.Element => (
  <main class="opening">
    <span class="brand-mark" aria-hidden="true">
      情
    </span>
    {sandbox.failure === null ? (
      <p role="status">{words.loading}</p>
    ) : (
      <>
        <p role="alert">{words.failed[sandbox.failure.problem]}</p>
        {sandbox.failure.message !== "" && <p class="quiet">{sandbox.failure.message}</p>}
        <button type="button" class="button button-primary" onClick={sandbox.reload}>
          {words.retry}
        </button>
      </>
    )}
  </main>
);

type SwitchProps = { words: Words; active: PlatformName; onSwitch: (platform: PlatformName) => void };

const PlatformSwitch = ({ words, active, onSwitch }: SwitchProps): JSX.Element => (
  <nav class="platform-switch" aria-label={words.platformSwitch}>
    {PLATFORMS.map((platform) => (
      <button
        key={platform}
        type="button"
        data-testid={`show-${platform}`}
        aria-pressed={active === platform}
        onClick={() => onSwitch(platform)}
      >
        {words.platform[platform]}
      </button>
    ))}
  </nav>
);
