// Turns "any of these types" into "the one that `type` names", so that a refusal speaks of that one only.
type Schema = Record<string, unknown>;
type Definitions = Record<string, Schema>;

function resolve(definitions: Definitions, schema: Schema): Schema {
  const name = typeof schema.$ref === "string" ? schema.$ref.replace("#/definitions/", "") : null;
  return name === null ? schema : (definitions[decodeURIComponent(name)] ?? schema);
}

/** The members of a union, unions within it opened; null when one of them has no `type` of its own. */
function listMembers(definitions: Definitions, schema: Schema): [type: string, member: Schema][] | null {
  const whole = resolve(definitions, schema);
  if (Array.isArray(whole.anyOf)) {
    const lists = whole.anyOf.map((member: Schema) => listMembers(definitions, member));
    return lists.every((list) => list !== null) ? lists.flat() : null;
  }
  const type = (whole.properties as Definitions | undefined)?.type?.const;
  return typeof type === "string" ? [[type, schema]] : null;
}

function drawChoice(members: [string, Schema][]): Schema {
  const types = [...new Set(members.map(([type]) => type))];
  const branches = types.map((type) => {
    const fitting = members.filter(([own]) => own === type).map(([, member]) => member);
    const then = fitting.length === 1 ? fitting[0] : { anyOf: fitting };
    return { if: { required: ["type"], properties: { type: { const: type } } }, then };
  });
  const known = { type: "object", required: ["type"], properties: { type: { enum: types } } };
  return { allOf: [known, ...branches] };
}

/** Rewrites every union that `type` decides; others stay as they are. */
export function chooseByType(definitions: Definitions): Definitions {
  const rewrite = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(rewrite);
    if (typeof schema !== "object" || schema === null) return schema;
    const whole = schema as Schema;
    const members = Array.isArray(whole.anyOf) ? listMembers(definitions, whole) : null;
    if (members) return drawChoice(members);
    return Object.fromEntries(Object.entries(whole).map(([name, part]) => [name, rewrite(part)]));
  };
  return Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, rewrite(schema) as Schema]));
}
