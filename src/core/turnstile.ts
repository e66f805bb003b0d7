// Lets work in one piece at a time, in the order in which it came.

export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

export function openTurnstile(): Turnstile {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
