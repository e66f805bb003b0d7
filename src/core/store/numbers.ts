// Hands out the numbers of records from the table Sequence, in blocks, so that most of them cost nothing.

/** Takes the next `count` numbers of a kind and gives the first; a kind that is new begins with `start`. */
export type Reserve = (kind: Kind & { name: string }) => Promise<number>;
type Kind = { start: number; count: number };

/** Complaints are numbered one by one, because people say their numbers; they begin with T-1001. */
const KINDS: Record<string, Kind> = {
  complaint: { start: 1001, count: 1 },
  visit: { start: 1, count: 50 },
  change: { start: 1, count: 100 },
};
const OTHERS: Kind = { start: 1, count: 20 };

/** `spare` is the block after this one, once it has come. */
type Block = { next: number; end: number; spare: number | null };

/** Parameters: name, start + count, count. Gives the number after the block. The same text on both databases. */
export const RESERVE_SQL =
  'INSERT INTO "Sequence" ("name", "next") VALUES (?, ?) ' +
  'ON CONFLICT ("name") DO UPDATE SET "next" = "Sequence"."next" + ? RETURNING "next"';

/** `nextId` of one database; those who ask while a block is being fetched share it. */
export function makeNumbers(reserve: Reserve): (name: string) => Promise<number> {
  const blocks = new Map<string, Block>();
  const fetching = new Map<string, Promise<void>>();

  async function fetchBlock(name: string, kind: Kind): Promise<void> {
    const next = await reserve({ name, ...kind });
    const block = blocks.get(name);
    if (block === undefined || block.next === block.end) {
      blocks.set(name, { next, end: next + kind.count, spare: null });
    } else block.spare = next;
  }

  function fetchOnce(name: string, kind: Kind): Promise<void> {
    const pending = fetching.get(name) ?? fetchBlock(name, kind).finally(() => fetching.delete(name));
    fetching.set(name, pending);
    return pending;
  }

  return async function nextId(name) {
    const kind = KINDS[name] ?? OTHERS;
    if (kind.count === 1) return reserve({ name, ...kind });
    for (;;) {
      const block = blocks.get(name);
      const number = block === undefined ? undefined : takeFrom(block, kind.count);
      if (block === undefined || number === undefined) {
        await fetchOnce(name, kind);
        continue;
      }
      // The next block comes along with some save's commit, so that nobody waits for it. Who needs it hears of a failure.
      if (block.spare === null && block.end - block.next < kind.count / 2) fetchOnce(name, kind).catch(() => undefined);
      return number;
    }
  };
}

function takeFrom(block: Block, count: number): number | undefined {
  if (block.next === block.end && block.spare !== null) {
    Object.assign(block, { next: block.spare, end: block.spare + count, spare: null });
  }
  if (block.next === block.end) return undefined;
  block.next += 1;
  return block.next - 1;
}
