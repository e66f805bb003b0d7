// What many would write: Bolt, a Prisma look-up and a nested create. Argument: the database's address.
// The follow-up is a promise here: it is a relation of the visit, which a reminder is not.
import { createServer } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { normaliseName } from "../../../src/core/customers/names.ts";
import type { PrismaClient } from "../../../src/generated/sqlite/client.ts";
import { SECRETS } from "../requests.ts";
import { usage } from "../raw/door.ts";

const url = process.argv[2] ?? "";
const prisma = url.startsWith("file:") ? await openSqlite() : await openPostgres();
let visits = (await prisma.visit.aggregate({ _max: { id: true } }))._max.id ?? 0;

async function openSqlite(): Promise<PrismaClient> {
  const { PrismaClient } = await import("../../../src/generated/sqlite/client.ts");
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url }) });
  // The same durability as the others.
  await client.$queryRawUnsafe("PRAGMA synchronous = FULL");
  return client;
}

async function openPostgres(): Promise<PrismaClient> {
  const { PrismaClient } = await import("../../../src/generated/postgres/client.ts");
  const { PrismaPg } = await import("@prisma/adapter-pg");
  // Both clients are made from the same models.
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) }) as unknown as PrismaClient;
}

async function keep(line: string): Promise<number> {
  const [name = "", order = "", , , ...action] = line.split(" ");
  const named = { names: { some: { normalised: normaliseName(name) } } };
  const customer = await prisma.customer.findFirstOrThrow({ where: named, select: { id: true, ownerId: true } });
  const id = ++visits;
  const createdAt = new Date();
  const stamps = { platform: "slack", createdAt, updatedAt: createdAt };
  const who = { customerId: customer.id, repId: customer.ownerId ?? 0 };
  const dueOn = new Date(createdAt.getTime() + 4 * 86_400_000).toISOString().slice(0, 10);
  const promise = { id, ...who, text: action.join(" "), dueOn, status: "open", ...stamps };
  await prisma.visit.create({
    data: {
      id,
      ...who,
      visitedOn: createdAt.toISOString().slice(0, 10),
      channel: "onsite",
      purposes: "order",
      orderAmountFen: BigInt(Math.round(Number(order.slice(2, -1)) * 1_000_000)),
      nextVisitOn: dueOn,
      nextAction: action.join(" "),
      ...stamps,
      promises: { create: [promise] },
    },
  });
  return id;
}

const receiver = new HTTPReceiver({ signingSecret: SECRETS.slackSigning, endpoints: ["/slack/events"] });
const app = new App({ receiver, authorize: async () => ({ botToken: "xoxb-bench", botUserId: "U0BOT" }) });
app.command("/visit", async ({ command, ack }) =>
  ack({ response_type: "ephemeral", text: `V-${await keep(command.text)}` }),
);
const server = createServer((request, response) => {
  if (request.method === "GET") return void response.end(usage());
  receiver.requestListener(request, response);
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
