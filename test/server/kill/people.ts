// People who talk to the program all the while, whether it runs or not, and remember what they said and what they saw.
import { setTimeout as wait } from "node:timers/promises";
import type { PlatformName } from "../../../src/core/ask.ts";
import { feishuIdOf, slackIdOf } from "../../../src/sandbox/demo/people.ts";
import type { FakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import type { FakeSlack } from "../../../src/sandbox/slack/fake.ts";
import { makePerson } from "../../support/person.ts";
import type { Luck } from "./luck.ts";
import { findPressable, pressIt } from "./screens.ts";

export type Street = { slack: FakeSlack; feishu: FakeFeishu };

/** One thing said. `mark` stands in the record that it becomes. */
export type Said = {
  mark: string;
  platform: PlatformName;
  user: string;
  way: "command" | "message" | "form";
  /** He saw that it was kept. */
  isSeenKept: boolean;
  /** He pressed undo below it. */
  isUndoPressed: boolean;
};

export type Diary = { said: Map<string, Said>; presses: number; again: number; startedAt: number };

export const REPS = {
  wanglei: ["永清超市", "五月花纸业"],
  lina: ["永清便利店", "惠民服务社"],
  wudi: ["厦门夏商连锁", "长乐海鲜批发"],
  emily: ["Sunrise Mart", "City Harvest Grocers"],
} as const;
type Rep = keyof typeof REPS;

/** Letters that are no word of the short form. */
const MARK = /zq[a-j]{4}qz/u;
export const readMark = (words: string): string | null => MARK.exec(words)?.[0] ?? null;
/** The nth mark. */
export const makeMark = (nth: number): string =>
  `zq${String(nth)
    .padStart(4, "0")
    .replace(/\d/gu, (digit) => "abcdefghij"[Number(digit)] ?? "")}qz`;

type Actor = { street: Street; luck: Luck; diary: Diary; rep: Rep; platform: PlatformName; user: string };

/** Everybody talks on both platforms at once until told to stop. */
export function letPeopleTalk(street: Street, luck: Luck): { diary: Diary; stop(): Promise<void> } {
  const diary: Diary = { said: new Map(), presses: 0, again: 0, startedAt: 0 };
  let isOver = false;
  const talk = async (actor: Actor) => {
    while (!isOver) {
      await wait(luck.between(100, 700));
      if (!isOver) await actOnce(actor);
    }
  };
  const actors = (Object.keys(REPS) as Rep[]).flatMap((rep): Actor[] => [
    { street, luck, diary, rep, platform: "slack", user: slackIdOf(rep) },
    { street, luck, diary, rep, platform: "feishu", user: feishuIdOf(rep) },
  ]);
  const talking = Promise.all(actors.map(talk));
  return {
    diary,
    async stop() {
      isOver = true;
      await talking;
    },
  };
}

function actOnce(actor: Actor): Promise<unknown> {
  const roll = actor.luck.below(100);
  if (roll < 45) return sayVisit(actor);
  if (roll < 53) return sayComplaint(actor);
  if (roll < 65) return fillForm(actor);
  if (roll < 75) return undoOne(actor);
  if (roll < 85) return answerReminder(actor);
  return bringAgain(actor);
}

function write(actor: Actor, way: Said["way"]): Said {
  const { diary, platform, user } = actor;
  const said: Said = { mark: makeMark(diary.said.size), platform, user, way, isSeenKept: false, isUndoPressed: false };
  diary.said.set(said.mark, said);
  return said;
}

const fakeOf = ({ street, platform }: Actor) => street[platform];

async function sayLine(actor: Actor, words: { command: string; word: string; line: (mark: string) => string }) {
  const { platform, user, luck } = actor;
  const way = platform === "slack" && luck.chance(0.6) ? "command" : "message";
  const said = write(actor, way);
  const fake = fakeOf(actor);
  await fake.say(
    user,
    fake.privateChat(user),
    `${way === "command" ? words.command : words.word} ${words.line(said.mark)}`,
  );
  look(actor);
}

function sayVisit(actor: Actor): Promise<void> {
  const { luck, rep } = actor;
  const customer = luck.pick(REPS[rep]);
  const promise = luck.chance(0.15);
  const line = (mark: string) =>
    `${customer} 订货 ${luck.between(100, 900)} ${promise ? `承诺 明天送样品${mark}，` : ""}小结 ${mark}`;
  return sayLine(actor, { command: "/visit", word: "拜访", line });
}

function sayComplaint(actor: Actor): Promise<void> {
  const customer = actor.luck.pick(REPS[actor.rep]);
  return sayLine(actor, { command: "/complaint", word: "投诉", line: (mark) => `${customer} 质量 三箱破损${mark}` });
}

/** What he sees by now of what he said. */
function look(actor: Actor): void {
  for (const { words } of findPressable(fakeOf(actor), actor.user, "undo")) {
    const said = actor.diary.said.get(readMark(words) ?? "");
    if (said) said.isSeenKept = true;
  }
}

async function fillForm(actor: Actor): Promise<void> {
  const { platform, user, rep, luck } = actor;
  const fake = fakeOf(actor);
  const person = makePerson({ platform: fake, user, name: rep, settled: () => wait(50) });
  await fake.say(user, fake.privateChat(user), platform === "slack" ? "/visit" : "拜访");
  await wait(luck.between(200, 900));
  const said = write(actor, "form");
  try {
    await person.fills({ customer: luck.pick(REPS[rep]), summary: said.mark });
  } catch {
    return; // The program was away, and there is no form.
  }
  const { modal } = fake.screen(user) as { modal: { id: string } | null };
  // Slack closes a form only when the program says so.
  if (platform === "slack" && person.outcome().isOk && modal === null) said.isSeenKept = true;
  if (modal) await fake.dismiss(user, modal.id);
  look(actor);
}

async function undoOne(actor: Actor): Promise<void> {
  const fake = fakeOf(actor);
  const [latest] = findPressable(fake, actor.user, "undo");
  const said = latest && actor.diary.said.get(readMark(latest.words) ?? "");
  if (!latest || !said) return;
  said.isSeenKept = true;
  said.isUndoPressed = true;
  actor.diary.presses += 1;
  await pressIt(fake, actor.user, latest);
}

async function answerReminder(actor: Actor): Promise<void> {
  const fake = fakeOf(actor);
  const [latest] = findPressable(fake, actor.user, actor.luck.chance(0.6) ? "done" : "snooze");
  if (!latest) return;
  actor.diary.presses += 1;
  await pressIt(fake, actor.user, latest);
}

const LATELY = 30;

/** A delivery comes again, perhaps several at once, to whichever process is there. */
async function bringAgain({ street, platform, luck, diary }: Actor): Promise<void> {
  const times = luck.between(1, 3);
  diary.again += times;
  if (platform === "feishu") {
    const lately = street.feishu.envelopes.slice(-LATELY);
    if (lately.length) await street.feishu.deliver(luck.pick(lately), { times });
  } else {
    const lately = street.slack.deliveries.slice(-LATELY);
    if (lately.length) await street.slack.deliver(luck.pick(lately), { times });
  }
}
