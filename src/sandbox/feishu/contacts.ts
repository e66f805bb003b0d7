// The address book and the groups, as the API tells them.
import * as z from "zod";
import { ok, type Route } from "./http.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { type FeishuUser, unionIdOf, userIdOf, type World } from "./state.ts";

type IdType = "open_id" | "union_id" | "user_id";

const readIdType = (query: URLSearchParams): IdType => {
  const type = query.get("user_id_type") ?? "open_id";
  if (type === "open_id" || type === "union_id" || type === "user_id") return type;
  throw badRequest("user_id_type");
};

const idOf = (user: FeishuUser, type: IdType): string =>
  ({ open_id: user.id, union_id: unionIdOf(user.id), user_id: userIdOf(user.id) })[type];

const findUser = (world: World, type: IdType, id: string): FeishuUser | undefined =>
  [...world.users.values()].find((user) => idOf(user, type) === id);

const EMAIL_SCOPE = "contact:user.email:readonly";

const drawUser = (world: World, user: FeishuUser): Record<string, unknown> => ({
  open_id: user.id,
  union_id: unionIdOf(user.id),
  user_id: userIdOf(user.id),
  name: user.name,
  ...(world.missingScopes.has(EMAIL_SCOPE) ? {} : { email: user.email }),
  ...(user.mobile === undefined ? {} : { mobile: user.mobile }),
  status: { is_resigned: user.state === "resigned", is_activated: user.state !== "resigned" },
});

const wanted = z.object({
  emails: z.array(z.string()).max(50).optional(),
  mobiles: z.array(z.string()).max(50).optional(),
});

const BASE_SCOPE = "contact:contact.base:readonly";

export const contactRoutes: Route[] = [
  {
    method: "GET",
    path: "/open-apis/contact/v3/users/batch",
    scope: BASE_SCOPE,
    answer: (world, request) => {
      const type = readIdType(request.query);
      const ids = request.query.getAll("user_ids");
      if (ids.length === 0 || ids.length > 50) throw badRequest("user_ids"); // Feishu: 1 to 50
      const items = ids.flatMap((id) => findUser(world, type, id) ?? []);
      return ok({ items: items.map((user) => drawUser(world, user)) });
    },
  },
  {
    method: "POST",
    path: "/open-apis/contact/v3/users/batch_get_id",
    scope: "contact:user.id:readonly",
    answer: (world, request) => {
      const type = readIdType(request.query);
      const read = wanted.safeParse(request.json);
      if (!read.success) throw badRequest("emails, mobiles");
      const people = [...world.users.values()];
      const draw = (key: "email" | "mobile", value: string): Record<string, string> => {
        const user = people.find((person) => person[key] === value);
        return { [key]: value, ...(user ? { user_id: idOf(user, type) } : {}) };
      };
      const { emails = [], mobiles = [] } = read.data;
      return ok({ user_list: [...emails.map((e) => draw("email", e)), ...mobiles.map((m) => draw("mobile", m))] });
    },
  },
  {
    method: "GET",
    path: "/open-apis/contact/v3/users/:id",
    scope: BASE_SCOPE,
    answer: (world, request) => {
      const user = findUser(world, readIdType(request.query), request.params["id"] ?? "");
      if (user === undefined) throw new Refusal(41050, "no user authority error");
      return ok({ user: drawUser(world, user) });
    },
  },
  {
    method: "GET",
    path: "/open-apis/im/v1/chats/:id",
    scope: "im:chat:readonly",
    answer: (world, request) => {
      const chat = world.chats.get(request.params["id"] ?? "");
      if (chat === undefined) throw new Refusal(232006, "The chat_id is invalid.");
      if (chat.isDissolved) throw new Refusal(232009, "The chat has already been dissolved.");
      const isGroup = chat.kind === "group";
      return ok({
        name: isGroup ? chat.name : "",
        chat_mode: isGroup ? "group" : "p2p",
        user_count: String(chat.members.size),
        tenant_key: world.tenantKey,
      });
    },
  },
];
