// Keeps what was made from a SQL text, so that a statement is prepared once.

/** Enough for every shape the program writes; lists of changing length cannot grow it without end. */
const ROOM = 400;

export function cached<Made>(make: (sql: string) => Made): (sql: string) => Made {
  const made = new Map<string, Made>();
  return (sql) => {
    const ready = made.get(sql);
    if (ready !== undefined) return ready;
    if (made.size >= ROOM) made.clear();
    const fresh = make(sql);
    made.set(sql, fresh);
    return fresh;
  };
}
