// Everything a person can do on a platform: it is sent, the screen is read again, and what went wrong is said.
import { useMemo, useRef, useState } from "preact/hooks";
import type { PlatformName } from "../../core/ask.ts";
import type { Requests } from "../requests.ts";
import type { Outcome } from "../screen.ts";
import type { Option } from "./controls/naming.ts";
import { readObject, readText } from "./json.ts";
import { act, LinkFailure } from "./link.ts";
import type { Acts, Notice } from "./pane-context.ts";
import type { ScreenHold } from "./use-screen.ts";
import { writeFile } from "./write-file.ts";
import type { Words } from "./words/words.ts";

type Options = {
  platform: PlatformName;
  user: string;
  words: Words;
  refresh: ScreenHold["refresh"];
  notify: (notice: Notice) => void;
};

export function useActs(options: Options): { acts: Acts; isBusy: boolean } {
  const [underWay, setUnderWay] = useState(0);
  const current = useRef(options);
  current.current = options;
  const { platform, user } = options;
  const acts = useMemo((): Acts => {
    const who = { platform, user };
    const run = async <Name extends keyof Requests>(name: Name, request: Requests[Name]): Promise<Outcome> => {
      setUnderWay((count) => count + 1);
      const outcome = await act(name, request).catch((error: unknown) => failed(error, current.current.words));
      await followUp(name, outcome, current.current);
      setUnderWay((count) => count - 1);
      return outcome;
    };
    return {
      say: (chat, text, thread) => run("say", { ...who, chat, text, thread }),
      attach: async (chat, { files, ...sent }) =>
        run("attach", { ...who, chat, ...sent, files: await Promise.all(files.map(writeFile)) }),
      correct: (chat, message, text) => run("correct", { ...who, chat, message, text }),
      pin: (chat, message, isSet) => run("pin", { ...who, chat, message, isSet }),
      press: (press) => run("press", { ...who, press }),
      submit: (submit) => run("submit", { ...who, submit }),
      dismiss: (view) => run("dismiss", { ...who, view }),
      shortcut: (chat, message, callback) => run("shortcut", { ...who, chat, message, callback }),
      enter: () => run("enter", who),
      menu: (key) => run("menu", { ...who, key }),
      suggest: async (press, typed) =>
        (await act<"suggest", Option[]>("suggest", { ...who, press, typed })).map(({ value, label }) => ({
          value,
          label,
        })),
    };
  }, [platform, user]);
  return { acts, isBusy: underWay > 0 };
}

const failed = (error: unknown, words: Words): Outcome => {
  const problem = error instanceof LinkFailure ? error.problem : "offline";
  return { isOk: false, tookMs: 0, problem: words.failed[problem] };
};

/** A Feishu toast answers a press or a submit; on other acts the screen only still shows the last one. */
async function followUp(
  name: keyof Requests,
  outcome: Outcome,
  { platform, words, refresh, notify }: Options,
): Promise<void> {
  const fresh = await refresh();
  const word = readObject(fresh?.screen.word);
  const content = readText(word["content"]);
  // Slack's modal says itself what is wrong with it, right where one looks.
  if (platform === "slack" && name === "submit") return;
  if (!outcome.isOk && outcome.problem !== undefined)
    notify({ tone: "error", text: describeProblem(outcome.problem, words) });
  else if (platform === "feishu" && (name === "press" || name === "submit") && content !== "")
    notify({ tone: readTone(word["type"]), text: content });
}

const readTone = (type: unknown): Notice["tone"] =>
  type === "success" || type === "error" || type === "warning" ? type : "info";

/** A bare code (`operation_timeout`, `200341`) is explained; a sentence speaks for itself. */
const describeProblem = (problem: string, words: Words): string =>
  /^[\w.-]+$/.test(problem) ? words.botProblem(problem) : problem;
