// Makes src/generated/block-kit.schema.json out of the types of @slack/types; run it with tsx.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createGenerator } from "ts-json-schema-generator";
import { deriveLimits } from "./schema-limits.ts";
import { chooseByType } from "./schema-unions.ts";

const ROOTS = ["KnownBlock", "ModalView", "HomeView", "Option"];

/** One draft-07 schema with all definitions; entries are `#/definitions/KnownBlock`, `…/ModalView`, `…/HomeView`. */
function makeSchema(): Record<string, unknown> {
  const path = createRequire(import.meta.url)
    .resolve("@slack/types")
    .replace(/\.js$/u, ".d.ts");
  const generator = createGenerator({ path, type: "*", skipTypeCheck: true, additionalProperties: false });
  const definitions: Record<string, Record<string, unknown>> = {};
  for (const root of ROOTS) Object.assign(definitions, generator.createSchema(root).definitions);
  // The types let any unknown block pass in a view; Slack does not.
  definitions.AnyBlock = { $ref: "#/definitions/KnownBlock" };
  return { $schema: "http://json-schema.org/draft-07/schema#", definitions: deriveLimits(chooseByType(definitions)) };
}

const file = new URL("../../generated/block-kit.schema.json", import.meta.url);
mkdirSync(new URL(".", file), { recursive: true });
writeFileSync(file, `${JSON.stringify(makeSchema(), null, 1)}\n`);
