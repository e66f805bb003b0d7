// One person's own setting: read for him, kept for him.
import type { Row, Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { settingOfRow } from "./find.ts";
import { type MutableKind, type Mutes, type Setting, USUAL } from "./rules.ts";

export type OwnPeace = { setting: Setting; mutes: Mutes; isKept: boolean };

type Own = Pick<Turn, "database" | "speaker">;
type Kept = { [Name in keyof Setting]: Setting[Name] | null };

/** Silences that are over are left out. */
export async function findOwn({ database, speaker, today }: Own & { today: string }): Promise<OwnPeace> {
  const sql = `SELECT "morning", "quietFrom", "quietTo", "daysAhead" FROM "PeaceSetting" WHERE "personId" = ?`;
  const [row] = await database.read<Kept>(sql, [speaker.id]);
  const muted = await database.read<{ kind: MutableKind; untilOn: string | null }>(
    `SELECT "kind", "untilOn" FROM "Mute" WHERE "personId" = ? ORDER BY "kind"`,
    [speaker.id],
  );
  const still = muted.filter(({ untilOn }) => untilOn === null || untilOn > today);
  const mutes = new Map(still.map(({ kind, untilOn }) => [kind, untilOn]));
  return { setting: settingOfRow(row), mutes, isKept: row !== undefined };
}

/** What is as usual is kept as nothing, so that it goes along when the house's usual changes. */
export function keepSetting({ speaker, now }: Turn, { isKept }: OwnPeace, setting: Setting): Write {
  const own = <Name extends keyof Setting>(name: Name) => (setting[name] === USUAL[name] ? null : setting[name]);
  const isQuietUsual = setting.quietFrom === USUAL.quietFrom && setting.quietTo === USUAL.quietTo;
  const set: Row = {
    morning: own("morning"),
    quietFrom: isQuietUsual ? null : setting.quietFrom,
    quietTo: isQuietUsual ? null : setting.quietTo,
    daysAhead: own("daysAhead"),
    updatedAt: now,
  };
  if (!isKept) return { insert: "PeaceSetting", row: { personId: speaker.id, ...set } };
  return { update: "PeaceSetting", where: { personId: speaker.id }, set, expect: 1 };
}

/** `untilOn`: the first day on which it is told again. */
export const muteKinds = (turn: Turn, kinds: readonly MutableKind[], untilOn: string | null): Write[] =>
  kinds.flatMap((kind): Write[] => [
    ...unmuteKinds(turn, [kind]),
    { insert: "Mute", row: { personId: turn.speaker.id, kind, untilOn, createdAt: turn.now } },
  ]);

export const unmuteKinds = ({ speaker }: Turn, kinds: readonly MutableKind[]): Write[] =>
  kinds.map((kind) => ({ remove: "Mute", where: { personId: speaker.id, kind } }));
