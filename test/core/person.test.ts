// First contact: a user is tied to the Person with his e-mail, once; somebody who left is a stranger again.
import { expect, it } from "vitest";
import type { Actor } from "../../src/core/ask.ts";
import { findSpeaker, meetSpeaker } from "../../src/core/person.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";

const actor: Actor = { platform: "slack", user: "U0NEW" };
const now = new Date("2026-11-18T02:00:00Z");

forEachDatabase((_name, openFresh) => {
  async function openWithPerson() {
    const database = await openFresh();
    const stamps = { createdAt: now, updatedAt: now, version: 1, isActive: true };
    const person = {
      id: 1,
      name: "王磊",
      email: "wanglei@rapport.example",
      role: "rep",
      timezone: "Asia/Tokyo",
      ...stamps,
    };
    await database.save([{ insert: "Person", row: person }]);
    return database;
  }
  const findProfile = async () => ({ name: "王磊", email: "WangLei@rapport.example" });

  it("two first messages at once make one identity", async () => {
    const database = await openWithPerson();
    const meeting = { database, actor, house, findProfile, now };
    const met = await Promise.all(Array.from({ length: 11 }, () => meetSpeaker(meeting)));
    expect(new Set(met.map((speaker) => speaker?.id))).toEqual(new Set([1]));
    expect(await database.read(`SELECT "personId" FROM "Identity"`)).toEqual([{ personId: 1 }]);
    expect(await findSpeaker(database, actor, house)).toMatchObject({ id: 1, locale: "zh-CN", timezone: "Asia/Tokyo" });
  });

  it("nobody has the e-mail, or the platform shows none: a stranger", async () => {
    const database = await openWithPerson();
    const other = async () => ({ name: "?", email: "someone@else.example" });
    expect(await meetSpeaker({ database, actor, house, findProfile: other, now })).toBeNull();
    const without = async () => ({ name: "?", email: null });
    expect(await meetSpeaker({ database, actor, house, findProfile: without, now })).toBeNull();
    expect(await database.read(`SELECT * FROM "Identity"`)).toEqual([]);
  });

  it("somebody who left is not answered any more", async () => {
    const database = await openWithPerson();
    await meetSpeaker({ database, actor, house, findProfile, now });
    await database.save([{ update: "Person", where: { id: 1 }, set: { isActive: false }, expect: 1 }]);
    expect(await findSpeaker(database, actor, house)).toBeNull();
    expect(await meetSpeaker({ database, actor, house, findProfile, now })).toBeNull();
  });
});
