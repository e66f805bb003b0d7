// Looks into what a bot wants to send: is the content of its kind, are its pictures and people known, whom would it ring.
import * as z from "zod";
import { type CardProblem, codes } from "./card-problem.ts";
import { type CardNode, eachObject, nodesIn, parseJson, sayValue } from "./json-walk.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { MessageKind, World } from "./state.ts";
import { findCardProblems, sayCardProblem, validatePost } from "./validate.ts";

const TEXT_BYTES = 150 * 1024; // Feishu: text ≤ 150 KB, cards and posts ≤ 30 KB ("Send message")
const RICH_BYTES = 30_000;

const KINDS: readonly string[] = ["text", "post", "interactive", "image", "file"] satisfies MessageKind[];
export const isMessageKind = (kind: string): kind is MessageKind => KINDS.includes(kind);

const shapes = {
  text: z.strictObject({ text: z.string().min(1) }),
  image: z.strictObject({ image_key: z.string() }),
  file: z.strictObject({ file_key: z.string() }),
};

/** Throws a Refusal for content that Feishu would not take. Returns the open_ids that it would ring ("all": everybody). */
export const checkContent = (world: World, kind: MessageKind, content: string): string[] => {
  const limit = kind === "text" ? TEXT_BYTES : RICH_BYTES;
  if (Buffer.byteLength(content) > limit)
    throw new Refusal(230025, "The length of the message content reaches its limit.");
  const value = readContent(content);
  switch (kind) {
    case "text":
      return checkText(value);
    case "post":
      return checkPost(world, value);
    case "interactive":
      return checkCard(world, value);
    case "image":
      return checkKey(world, readShape(shapes.image, value).image_key);
    case "file":
      return checkKey(world, readShape(shapes.file, value).file_key);
  }
};

const readContent = (content: string): unknown => {
  try {
    return parseJson(content);
  } catch {
    throw badRequest("content is not a string in json format");
  }
};

const readShape = <T>(shape: z.ZodType<T>, value: unknown): T => {
  const read = shape.safeParse(value);
  if (!read.success) throw badRequest(`invalid content: ${z.prettifyError(read.error)}`);
  return read.data;
};

const checkKey = (world: World, key: string): string[] => {
  if (!world.files.has(key)) throw badRequest(`unknown key ${key}`);
  return [];
};

const checkText = (value: unknown): string[] => {
  const { text } = readShape(shapes.text, value);
  return [...text.matchAll(/<at\s+user_id\s*=\s*"([^"]*)"/g)].map((found) => found[1] ?? "");
};

const checkPost = (world: World, value: unknown): string[] => {
  const problems = validatePost(value);
  if (problems[0] !== undefined) throw badRequest(`invalid content: ${problems[0]}`);
  const rings: string[] = [];
  for (const node of eachObject(value)) {
    if (node["tag"] === "at") rings.push(String(node["user_id"]));
    if (node["tag"] === "md") rings.push(...atsInMarkdown(String(node["text"])));
    if (node["tag"] === "img") checkKey(world, String(node["image_key"]));
  }
  return rings;
};

/** Throws 230099 with the first problem of a card; returns whom it would ring. */
const checkCard = (world: World, card: unknown): string[] => {
  const first = findCardProblems(card)[0] ?? findUnknownIds(world, card)[0];
  if (first !== undefined) throw new Refusal(230099, `Failed to create card content, ext=${sayCardProblem(first)}`);
  const rings: string[] = [];
  for (const node of eachObject(card))
    if ((node["tag"] === "markdown" || node["tag"] === "lark_md") && typeof node["content"] === "string")
      rings.push(...atsInMarkdown(node["content"]));
  return rings;
};

/** Feishu: a wrong person or mention fails the whole card with 100290, a wrong picture with 200570. */
const findUnknownIds = (world: World, card: unknown): CardProblem[] => {
  const problems: CardProblem[] = [];
  const isPerson = (id: unknown): boolean => typeof id === "string" && (world.users.has(id) || id === world.bot.id);
  const path = "ROOT";
  for (const node of eachObject(card)) {
    const people = peopleNamedBy(node);
    for (const id of people)
      if (!isPerson(id)) problems.push({ code: codes.person, what: `invalid person id ${sayValue(id)}`, path });
    const picture = node["img_key"];
    if (typeof picture === "string" && !world.files.has(picture))
      problems.push({ code: codes.image, what: `invalid image key ${picture}`, path });
  }
  return problems;
};

const peopleNamedBy = (node: CardNode): unknown[] => {
  if (node["tag"] === "person") return [node["user_id"]];
  if (node["tag"] === "person_list") return nodesIn(node["persons"]).map((person) => person["id"]);
  if ((node["tag"] === "markdown" || node["tag"] === "lark_md") && typeof node["content"] === "string")
    return atsInMarkdown(node["content"]).filter((id) => id !== "all");
  return [];
};

/** `<at id=…>`, `<at ids=…>`, `<at email=…>` as card markdown understands them; entities are not mentions. */
const atsInMarkdown = (text: string): string[] =>
  [...text.matchAll(/<at\s+(?:id|ids|user_id|email)\s*=\s*["']?([^"'>\s]+)/gi)].flatMap((found) =>
    (found[1] ?? "").split(","),
  );
