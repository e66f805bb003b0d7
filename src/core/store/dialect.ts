// Which database an address means.

/** Throws a plain Error with a sentence when it is neither. The password is not shown. */
export function dialectOf(url: string): "sqlite" | "postgres" {
  if (/^file:[^?]+/.test(url)) return "sqlite";
  if (/^postgres(ql)?:\/\//.test(url)) return "postgres";
  const shown = url.replace(/\/\/[^@]*@/, "//…@");
  throw new Error(`DATABASE_URL is "${shown}": it must begin with file: (SQLite) or postgresql:// (PostgreSQL)`);
}
