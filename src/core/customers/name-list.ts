// All names in memory, for likenesses that no index finds. Loaded at the first need, brought up to date at each.
import type { Database } from "../store/database.ts";
import { type Page, packPage } from "./name-page.ts";

type Reader = Pick<Database, "read">;

/** A scan gives way to others after this many milliseconds (DESIGN §9: no stall over 20 ms). */
const SLICE_MS = 8;
const PAGE_SIZE = 1000;
/** Clocks of several processes differ by less than this; changes this far back are looked at again. */
const SKEW_MS = 120_000;
/** More changed customers than this are cheaper read anew. */
const MOST_CHANGES = 20_000;
/** Then names that no longer count are cleared away by reading anew. */
const MOST_PAGES_ADDED = 200;

export type NameList = {
  /** Calls `look` for each page, giving way in between; names for which `isCurrent` is false have been changed since. */
  scan(look: (page: Page, isCurrent: (at: number) => boolean) => void): Promise<void>;
};

type NameRow = { customerId: number; kind: string; normalised: string; pinyin: string };
type State = {
  pages: Page[];
  /** How many pages the first load made. */
  loaded: number;
  /** Customers changed since the first load, with the page that holds their names now. */
  moved: Map<number, Page>;
  newest: Date;
  changed: number;
};

const lists = new WeakMap<Reader, NameList>();

/** The names in a database: one list a process, however many ask. */
export function namesIn(database: Reader): NameList {
  const known = lists.get(database) ?? openNameList(database);
  lists.set(database, known);
  return known;
}

function openNameList(database: Reader): NameList {
  let state: State | null = null;
  let underWay: Promise<State> | null = null;
  const current = (): Promise<State> => {
    underWay ??= bringUpToDate(database, state)
      .then((made) => {
        state = made;
        return made;
      })
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };
  return {
    async scan(look) {
      const { pages, moved } = await current();
      let since = performance.now();
      for (const page of pages) {
        const isCurrent = (at: number): boolean => {
          const home = moved.get(page.customerIds[at] ?? 0);
          return home === undefined || home === page;
        };
        look(page, isCurrent);
        if (performance.now() - since < SLICE_MS) continue;
        await giveWay();
        since = performance.now();
      }
    },
  };
}

const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function bringUpToDate(database: Reader, state: State | null): Promise<State> {
  const newest = await findNewest(database);
  const changed = await countSince(database, newest);
  if (state !== null && changed === state.changed && newest.getTime() === state.newest.getTime()) return state;
  if (state === null || state.pages.length > state.loaded + MOST_PAGES_ADDED)
    return load(database, { newest, changed });
  if ((await countSince(database, state.newest)) > MOST_CHANGES) return load(database, { newest, changed });
  return { ...state, ...(await addChanged(database, state)), newest, changed };
}

async function findNewest(database: Reader): Promise<Date> {
  const [row] = await database.read<{ updatedAt: Date }>(
    `SELECT "updatedAt" FROM "Customer" ORDER BY "updatedAt" DESC LIMIT 1`,
  );
  return row?.updatedAt ?? new Date(0);
}

async function countSince(database: Reader, newest: Date): Promise<number> {
  const [row] = await database.read<{ count: number }>(
    `SELECT count(*) AS "count" FROM "Customer" WHERE "updatedAt" >= ?`,
    [lookedAtAgain(newest)],
  );
  return Number(row?.count ?? 0);
}

const lookedAtAgain = (newest: Date): Date => new Date(newest.getTime() - SKEW_MS);

async function load(database: Reader, as: Pick<State, "newest" | "changed">): Promise<State> {
  const pages = await loadAll(database);
  return { pages, loaded: pages.length, moved: new Map(), ...as };
}

async function loadAll(database: Reader): Promise<Page[]> {
  const pages: Page[] = [];
  let last: NameRow = { customerId: -1, kind: "", normalised: "", pinyin: "" };
  for (;;) {
    const rows = await database.read<NameRow>(
      `SELECT "customerId", "kind", "normalised", "pinyin" FROM "CustomerName"
       WHERE ("customerId", "kind", "normalised") > (?, ?, ?)
       ORDER BY "customerId", "kind", "normalised" LIMIT ${PAGE_SIZE}`,
      [last.customerId, last.kind, last.normalised],
    );
    pages.push(packPage(rows.filter((row) => row.kind !== "phone")));
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE_SIZE) return pages;
    last = end;
    await giveWay();
  }
}

/** The pages with one more for each block of changed customers; their names on older pages no longer count. */
async function addChanged(database: Reader, state: State): Promise<Pick<State, "pages" | "moved">> {
  const pages = [...state.pages];
  const moved = new Map(state.moved);
  const since = lookedAtAgain(state.newest);
  let last = -1;
  for (;;) {
    const ids = await database.read<{ id: number }>(
      `SELECT "id" FROM "Customer" WHERE "updatedAt" >= ? AND "id" > ? ORDER BY "id" LIMIT ${PAGE_SIZE}`,
      [since, last],
    );
    const rows = await database.read<NameRow>(
      `SELECT n."customerId" AS "customerId", n."kind" AS "kind", n."normalised" AS "normalised", n."pinyin" AS "pinyin"
       FROM "Customer" c CROSS JOIN "CustomerName" n WHERE n."customerId" = c."id"
       AND c."updatedAt" >= ? AND c."id" > ? AND c."id" <= ? AND n."kind" <> 'phone'`,
      [since, last, ids.at(-1)?.id ?? last],
    );
    const page = packPage(rows);
    if (ids.length > 0) pages.push(page);
    for (const { id } of ids) moved.set(id, page);
    last = ids.at(-1)?.id ?? last;
    if (ids.length < PAGE_SIZE) return { pages, moved };
    await giveWay();
  }
}
