// Every minute: keys and drafts whose time is over are let go, and not before; what is owed stays.
import { expect, it } from "vitest";
import { tidy } from "../../src/clock/clock.ts";
import { DRAFT_DAYS } from "../../src/core/draft.ts";
import { EVENT_HOURS } from "../../src/core/inbound.ts";
import type { Write } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import { after, NOW } from "./scripted-platform.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const event = (key: string, at: Date, isDone = true): Write => ({
  insert: "InboundEvent",
  row: { key, at, ...(isDone ? { answer: "{}", doneAt: at } : { ask: "{}" }) },
});
const draft = (id: number, createdAt: Date): Write => ({
  insert: "Draft",
  row: { id, personId: 1, record: "visit", values: "{}", platform: "slack", createdAt },
});

forEachDatabase((_name, openFresh) => {
  it("lets go of old keys and drafts, and of nothing else", async () => {
    const database = await openFresh();
    await database.save([
      event("old", after(-EVENT_HOURS * HOUR - 1000)),
      event("young", after(-EVENT_HOURS * HOUR + 1000)),
      event("old but owed", after(-EVENT_HOURS * HOUR - 1000), false),
      draft(1, after(-DRAFT_DAYS * DAY - 1000)),
      draft(2, after(-DRAFT_DAYS * DAY + 1000)),
    ]);
    let recovered = 0;
    const desk = { recover: async () => (recovered += 1) };
    await tidy({ database, desk, now: () => NOW });
    const keys = await database.read<{ key: string }>(`SELECT "key" FROM "InboundEvent" ORDER BY "key"`);
    expect(keys.map(({ key }) => key)).toEqual(["old but owed", "young"]);
    expect(await database.read(`SELECT "id" FROM "Draft"`)).toEqual([{ id: 2 }]);
    expect(recovered).toBe(1);
  });

  it("keeps keys at least a day (DESIGN §2)", () => {
    expect(EVENT_HOURS).toBeGreaterThanOrEqual(24);
  });
});
