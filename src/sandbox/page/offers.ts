// Which commands the composer offers for what stands in it so far.
import type { SandboxCommand } from "../company.ts";

export type Offer = {
  command: SandboxCommand;
  /** What the composer holds once the offer is taken. */
  completed: string;
  /** What was typed is the command already, so Enter sends it. */
  isExact: boolean;
};

/**
 * Offers while the first word is being typed: `/` (or full-width `／`) and a prefix of the command, or the beginning of one
 * of its words. Once a blank follows, the command is chosen and nothing more is offered.
 */
export function offerCommands(commands: readonly SandboxCommand[], typed: string): Offer[] {
  const text = typed.replace(/^\s+/, "").replace(/^／/, "/");
  if (text === "" || /\s/.test(text)) return [];
  const wanted = text.toLowerCase();
  return commands.flatMap((command): Offer[] => {
    if (wanted.startsWith("/")) {
      const word = [command.command, ...command.words.map((one) => `/${one}`)].find((one) => one.startsWith(wanted));
      return word ? [{ command, completed: `${command.command} `, isExact: word === wanted }] : [];
    }
    const word = command.words.find((one) => one.toLowerCase().startsWith(wanted));
    return word ? [{ command, completed: `${word} `, isExact: word === text }] : [];
  });
}

/** The command that stands complete at the beginning with a blank after it and nothing more: its example is the hint. */
export function findHinted(commands: readonly SandboxCommand[], typed: string): SandboxCommand | null {
  const found = /^\s*(\S+)\s+$/.exec(typed);
  const first = found?.[1]?.replace(/^／/, "/").toLowerCase();
  if (first === undefined) return null;
  return commands.find((one) => one.command === first || one.words.includes(first.replace(/^\//, ""))) ?? null;
}

export type ComposerKey = { key: string; keyCode: number; isComposing: boolean; shiftKey: boolean };
export type ComposerMove = "up" | "down" | "complete" | "close" | "send" | null;

/**
 * What a key does in the composer. While an input method composes, every key is its own: Enter then chooses a Chinese word
 * and must not send. Safari has already ended composing at that Enter; there only keyCode 229 tells.
 */
export function readKey(event: ComposerKey, offers: readonly Offer[], chosen: number): ComposerMove {
  if (event.isComposing || event.keyCode === 229) return null;
  const offer = offers[chosen];
  if (offer) {
    if (event.key === "ArrowDown") return "down";
    if (event.key === "ArrowUp") return "up";
    if (event.key === "Escape") return "close";
    if (event.key === "Tab" && !event.shiftKey) return "complete";
    if (event.key === "Enter" && !event.shiftKey && !offer.isExact) return "complete";
  }
  return event.key === "Enter" && !event.shiftKey ? "send" : null;
}

/** Lines for a newcomer to try, at most `limit`; Slack takes the command, Feishu the plain word, in a group after a mention. */
export function makeHints(
  commands: readonly SandboxCommand[],
  options: { isZh: boolean; isSlack: boolean; limit: number; mention?: string },
): string[] {
  const { isZh, isSlack, limit, mention = "" } = options;
  return commands
    .filter(({ example }) => (isZh ? example.zh : example.en) !== "")
    .slice(0, limit)
    .map(({ command, words, example }) => {
      const first = isSlack || !isZh ? command : (words[0] ?? command);
      return `${mention}${first} ${isZh ? example.zh : example.en}`;
    });
}
