// Uploaded pictures in blocks: which may be shown, and the files behind those on a screen.
import { isObject, type Json, readList } from "./json.ts";
import { problemsOf, Refusal } from "./method.ts";
import type { FileRecord, World } from "./world.ts";

/** Slack file object: png, jpg, jpeg and gif only (docs.slack.dev). */
const SHOWN = ["image/png", "image/jpeg", "image/gif"];
/** As Slack's own refusal says it (python-slack-sdk #1521). */
const ID = /^F[A-Z0-9]{8,}$/u;

type Place = { file: Json; pointer: string };

function* placesOf(value: unknown, pointer: string): Generator<Place> {
  if (Array.isArray(value)) for (const [index, part] of value.entries()) yield* placesOf(part, `${pointer}/${index}`);
  if (!isObject(value)) return;
  if (isObject(value.slack_file)) yield { file: value.slack_file, pointer: `${pointer}/slack_file` };
  for (const name of ["elements", "accessory", "element"]) yield* placesOf(value[name], `${pointer}/${name}`);
}

/** Its own upload, complete and a picture. Whoever posts the blocks must have access to the file (docs.slack.dev). */
function findPicture(world: World, file: Json): FileRecord | null {
  const upload = world.uploads.get(String(file.id));
  if (!upload?.isComplete || upload.file.user !== world.bot.user || !SHOWN.includes(upload.file.mime)) return null;
  return upload.file;
}

function checkFile(world: World, { file, pointer }: Place, by: "token" | "response_url"): string[] {
  const { id } = file;
  if (typeof id === "string" && !ID.test(id)) {
    return [`input must match regex pattern: ^[F][A-Z0-9]{8,}$ [json-pointer:${pointer}/id]`];
  }
  // A response_url acts with nobody's token: the same upload is refused there (java-slack-sdk #1349).
  const isSeen = by === "token" && findPicture(world, file) !== null;
  return isSeen ? [] : [`invalid slack file [json-pointer:${pointer}]`];
}

/** @throws Refusal invalid_blocks for a file that is unknown, not ready, no picture or not the app's own */
export function requirePictures(world: World, blocks: unknown, by: "token" | "response_url"): void {
  const problems = [...placesOf(blocks, "/blocks")].flatMap((place) => checkFile(world, place, by));
  if (problems.length > 0) throw new Refusal("invalid_blocks", problemsOf(problems));
}

/** The uploaded pictures in a message's blocks. */
export function picturesIn(world: World, blocks: readonly Json[]): FileRecord[] {
  const files = [...placesOf(readList(blocks), "")].map(({ file }) => findPicture(world, file));
  return files.filter((file) => file !== null);
}
