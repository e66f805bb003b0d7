// Refuses Block Kit that Slack would refuse: the schema of @slack/types with its limits, and rules that no type can say.
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import schema from "../../generated/block-kit.schema.json" with { type: "json" };
import { isObject, type Json, readList } from "./json.ts";
import { checkBlockRules, checkOptionLists } from "./rules-blocks.ts";
import { checkMessageRules, checkViewRules } from "./rules-surfaces.ts";

type Validators = Record<"blocks" | "modal" | "home" | "options", ValidateFunction>;

let compiled: Validators | null = null;

/** Compiles the schema before the first person waits for it: that takes longer than a trigger should. */
export function warmUp(): void {
  readValidators();
}

/** Compiles the schema once. */
function readValidators(): Validators {
  if (compiled) return compiled;
  // The schema is our own, so it is not checked again; plain code compiles thrice as fast as optimized code.
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  ajv.addSchema(schema, "slack");
  const ref = (name: string) => ({ $ref: `slack#/definitions/${name}` });
  compiled = {
    blocks: ajv.compile({ type: "array", items: ref("KnownBlock") }),
    modal: ajv.compile(ref("ModalView")),
    home: ajv.compile(ref("HomeView")),
    options: ajv.compile({ type: "array", items: ref("Option") }),
  };
  return compiled;
}

function drawError(error: ErrorObject, root: string): string {
  const { additionalProperty, allowedValues }: Json = error.params;
  const details = typeof additionalProperty === "string" ? [additionalProperty] : readList(allowedValues);
  const extra = details.length > 0 ? `: ${details.join(", ")}` : "";
  return `${error.message ?? error.keyword}${extra} [json-pointer:${root}${error.instancePath}]`;
}

function run(validate: ValidateFunction, value: unknown, root: string): string[] {
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== "if");
  return [...new Set(errors.map((error) => drawError(error, root)))];
}

/**
 * What Slack would say against a message's blocks and text, in words with JSON pointers; empty when nothing.
 * Sources: @slack/types' sentences, reference limits of docs.slack.dev (test/sandbox/slack/validate-messages.test.ts).
 */
export function validateMessage(blocks: readonly unknown[], text: string): string[] {
  const wrong = run(readValidators().blocks, blocks, "/blocks");
  return [...wrong, ...checkBlockRules(blocks), ...checkMessageRules(blocks, text)];
}

/** The same for a modal or a Home tab. */
export function validateView(view: unknown): string[] {
  if (!isObject(view)) return ["view must be an object [json-pointer:/view]"];
  const { modal, home } = readValidators();
  const wrong = run(view.type === "home" ? home : modal, view, "/view");
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  return [...wrong, ...checkBlockRules(blocks), ...checkViewRules(view, blocks)];
}

/** What an app answers to a block_suggestion: `options` or `option_groups`, a hundred at most. */
export function checkOptions(answer: Record<string, unknown>): string[] {
  const { options, option_groups: groups } = answer;
  if (Array.isArray(options) === Array.isArray(groups)) return ["either options or option_groups must be given"];
  const lists = Array.isArray(options)
    ? [options]
    : (groups as unknown[]).map((group) => isObject(group) && group.options);
  const wrong = lists.flatMap((list) => run(readValidators().options, list, "/options"));
  return [...wrong, ...checkOptionLists(answer, "/options")];
}
