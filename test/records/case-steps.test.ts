// Each step of a case as a conversation, on both platforms: by its button, by words in the thread, and refused to whoever may not.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { DEEDS, type Deed, RULES, STEPS } from "../../src/core/case/steps.ts";
import { cases as words } from "../../src/core/messages/zh-CN/cases.ts";
import type { Row } from "../../src/core/store/database.ts";
import { findAll, textOf } from "../support/screen-text.ts";
import { forEachDatabase } from "../support/database.ts";
import { type Scene, openScene } from "./case-scene.ts";
import { AT, CLOSED, FRESH, OFFER, PEOPLE, STEP } from "./steps-table.ts";

/** One conversation through all of these deeds; a failure says at which. */
function walk(name: string, deeds: readonly Deed[], go: (deed: Deed) => Promise<void>): void {
  it(`each deed ${name}`, { timeout: 60_000 }, async () => {
    for (const deed of deeds) {
      await go(deed).catch((error: unknown) => {
        throw new Error(`${deed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
    }
  });
}

let forged = 1;

forEachDatabase((_name, openFresh) => {
  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let scene: Scene;
    let ids: Map<string, number>;
    beforeEach(async () => {
      scene = await openScene({ database: await openFresh(), staff: platform, reporter: platform });
      const sql = `SELECT "id", "name" FROM "Person"`;
      const people = await scene.world.database.read<{ id: number; name: string }>(sql);
      ids = new Map(
        Object.entries(PEOPLE).map(([key, name]) => [key, people.find((one) => one.name === name)?.id ?? 0]),
      );
    });
    afterEach(() => scene.world.close());

    const withIds = <T>(columns: Record<string, T>): Record<string, T | number> =>
      Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, ids.get(String(value)) ?? value]));
    /** As if all that comes before had been done. */
    const standAt = async (columns: Row) => {
      const set = withIds({ ...FRESH, ...columns }) as Row;
      await scene.world.database.save([{ update: "Complaint", where: { id: 1002 }, set, expect: 1 }]);
      return Number((await scene.complaint())["version"]);
    };

    walk("by its button", DEEDS, async (deed) => {
      const { from, by, form, becomes } = STEP[deed];
      const version = await standAt(from);
      const person = world().person(by, platform);
      await person.says("T-1002");
      await person.presses(words.deeds[deed]);
      if (form) await person.fills(form);
      expect(await scene.complaint()).toMatchObject({ ...withIds(becomes), version: version + 1 });
      await person.says("T-1002");
      if (deed !== "judge") person.gets(`${PEOPLE[by as keyof typeof PEOPLE]} ${words.did[deed]}`);
    });

    const spoken = DEEDS.flatMap((deed) => (STEP[deed].said === null ? [] : [deed]));
    walk("by words in the thread", spoken, async (deed) => {
      const { from, by, said, becomes } = STEP[deed];
      const version = await standAt(from);
      const person = world().person(by, platform);
      await person.says(said ?? "", { chat: scene.chat, thread: await scene.card() });
      person.gets(`${PEOPLE[by as keyof typeof PEOPLE]} ${words.did[deed]}`);
      expect(await scene.complaint()).toMatchObject({ ...withIds(becomes), version: version + 1 });
    });

    walk("a forged button in the channel does nothing for whoever may not, and says who may", DEEDS, async (deed) => {
      const version = await standAt(STEP[deed].from);
      const heard = await pressForged("lina", deed);
      const may = RULES[deed].who.map((role) => words.roles[role]);
      expect(heard).toContain(words.refused.role(words.deeds[deed], may));
      expect(await scene.complaint()).toMatchObject({ version });
    });

    const outOfStep = DEEDS.filter((deed) => STEPS.some((step) => !RULES[deed].from.includes(step)));
    walk("refused out of step, and what is possible is said", outOfStep, async (deed) => {
      const step = STEPS.find((one) => !RULES[deed].from.includes(one)) ?? "received";
      const version = await standAt({ ...FRESH, step, ...(step === "closed" && { status: "closed", closedAt: AT }) });
      const heard = await pressForged("zhaomin", deed);
      expect(heard).toContain(words.refused.step(words.deeds[deed], words.steps[step]));
      expect(heard).toContain("现在可以：");
      expect(await scene.complaint()).toMatchObject({ version });
    });

    const hindered: readonly [string, Row, string, string, string][] = [
      ["a second claim", { assigneeId: "zhaomin" }, "chenjing", "认领", "已由 赵敏 在"],
      ["waiting twice", { status: "waiting", waitingSince: AT }, "wanglei", "等客户", "已经在等客户了"],
      ["going on without having waited", {}, "wanglei", "客户回复了", "现在没有在等客户"],
      ["approving what nobody asked", { ...OFFER, releasedAt: AT }, "chenjing", "批准", "没有等待批准的方案"],
      ["agreement before approval", { ...OFFER, deciderId: "chenjing" }, "wanglei", "客户同意", "方案还在等 陈静 批准"],
      ["approval by whoever is not asked", { ...OFFER, deciderId: "chenjing" }, "zhaomin", "批准", "要由审批人来做"],
      [
        "reopening after 30 days",
        { ...CLOSED, closedAt: new Date("2026-10-01T10:00:00+08:00") },
        "wanglei",
        "重开 又破了",
        "关闭已超过 30 天",
      ],
    ];
    it("says what hinders a deed whose step and person fit", { timeout: 60_000 }, async () => {
      for (const [what, from, by, said, answer] of hindered) {
        const version = await standAt(from);
        const person = world().person(by, platform);
        await person.says(`T-1002 ${said}`);
        expect(person.heard(), what).toContain(answer);
        expect(await scene.complaint(), what).toMatchObject({ version });
      }
    });

    it("shows the timeline to whoever presses for it in private: the card that all see stays as it is", async () => {
      const message = await scene.card();
      const before = scene.shown(message, "zhaomin", platform);
      await pressShow("chenjing");
      await scene.settle();
      expect(scene.shown(message, "zhaomin", platform)).toBe(before);
      const chen = world().person("chenjing", platform);
      const own = chen.screen().chats.find(({ id }) => id === world()[platform].privateChat(chen.user));
      expect(textOf(own?.messages.at(-1)?.json)).toContain("王磊 记录 劲酒三箱破损");
    });

    const world = () => scene.world;
    const readAll = (who: string) => {
      const { chats } = world().person(who, platform).screen();
      return new Map(chats.flatMap(({ messages }) => messages.map((one) => [one.id, JSON.stringify(one)] as const)));
    };

    /** An event that no client of the platform would send: the press of a button that is not there. What he is told. */
    async function pressForged(who: string, deed: Deed): Promise<string> {
      await pressShow(who);
      const before = readAll(who);
      const action = { do: "deed", record: "complaint", id: 1002, choice: deed };
      const answers = platform === "slack" ? await forgeInSlack(action) : await forgeInFeishu(action);
      await world()[platform].settled();
      const fresh = [...readAll(who)].flatMap(([id, text]) => (before.get(id) === text ? [] : [text]));
      return [...fresh, JSON.stringify(answers)].join("\n");
    }

    async function forgeInSlack(action: object): Promise<unknown> {
      const pressed = world().slack.deliveries.findLast(({ kind }) => kind === "interactive");
      const payload = structuredClone(pressed?.payload ?? {}) as { actions: Record<string, unknown>[] };
      Object.assign(payload.actions[0] ?? {}, { value: JSON.stringify(action), action_ts: `${forged++}.000100` });
      return world().slack.send("interactive", payload);
    }

    async function forgeInFeishu(action: object): Promise<unknown> {
      const pressed = world().feishu.envelopes.findLast(({ event }) => "action" in event);
      const envelope = structuredClone(pressed) as NonNullable<typeof pressed>;
      envelope.header.event_id = `forged${forged++}`;
      Object.assign(envelope.event["action"] as object, { value: { action } });
      return world().feishu.deliver(envelope);
    }

    /** The one button on the card in the channel that changes nothing. */
    async function pressShow(who: string): Promise<void> {
      const fake = world()[platform];
      const { user, screen } = world().person(who, platform);
      const message = await scene.card();
      const all = screen().chats.flatMap(({ messages }) => messages);
      const json = all.find(({ id }) => id === message)?.json;
      const isShow = (one: Record<string, unknown>) =>
        (one["type"] === "button" || one["tag"] === "button") &&
        textOf(one["text"], "text").includes(words.seeTimeline);
      const [button] = findAll(json, isShow);
      const [block] = findAll(json, (one) => "block_id" in one && findAll(one, (inner) => inner === button).length > 0);
      const [callback] = findAll(button?.["behaviors"], (one) => one["type"] === "callback");
      const action =
        platform === "slack"
          ? { ...button, block_id: block?.["block_id"] }
          : { tag: "button", value: callback?.["value"] };
      expect(await fake.press(user, { chat: scene.chat, message, action })).toEqual(
        expect.objectContaining({ isOk: true }),
      );
      await fake.settled();
    }
  });
});
