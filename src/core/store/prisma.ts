// The Prisma client, loaded at its first use: it costs 60 MB and 0.4 s, and most runs of the program never need it.
import type { PrismaClient } from "../../generated/sqlite/client.ts";

export type LazyPrisma = { client: PrismaClient; close(): Promise<void> };

type Method = (...args: unknown[]) => unknown;
type Loaded = Record<string, Record<string, Method> | Method>;

/**
 * A stand-in that loads the real client when a method is called: `client.visit.findMany(…)`, `client.$queryRaw…`.
 * Chained relations (`findUnique().customer()`) and `$transaction([…])` are not served by it.
 */
export function makeLazyPrisma(load: () => Promise<PrismaClient>): LazyPrisma {
  let loading: Promise<PrismaClient> | undefined;
  const loaded = async (): Promise<Loaded> => {
    loading ??= load();
    return (await loading) as unknown as Loaded;
  };
  const client = new Proxy({} as PrismaClient, {
    get: (_target, name) => {
      if (typeof name !== "string" || name === "then") return undefined;
      return name.startsWith("$") ? callRoot(loaded, name) : modelOf(loaded, name);
    },
  });
  return { client, close: async () => void (loading !== undefined && (await (await loading).$disconnect())) };
}

function callRoot(loaded: () => Promise<Loaded>, name: string): Method {
  return async (...args) => {
    const client = await loaded();
    return (client[name] as Method).call(client, ...args);
  };
}

function modelOf(loaded: () => Promise<Loaded>, model: string): object {
  return new Proxy(
    {},
    {
      get: (_target, name) => {
        if (typeof name !== "string" || name === "then") return undefined;
        return async (...args: unknown[]) => {
          const delegate = (await loaded())[model] as Record<string, Method>;
          return (delegate[name] as Method).call(delegate, ...args);
        };
      },
    },
  );
}
