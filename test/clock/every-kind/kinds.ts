// All kinds of reminders there are, and what nobody may forget in the table (kinds.test.ts).
import { caseKinds } from "./case-kinds.ts";
import { dayKinds } from "./day-kinds.ts";
import type { Kind } from "./kind.ts";
import { morningKinds } from "./morning-kinds.ts";

export const kinds: readonly Kind[] = [...morningKinds, ...dayKinds, ...caseKinds];

/** Each by where it stands, so that the worlds of one do not keep the others waiting. */
export const groups: readonly { group: string; kinds: readonly Kind[] }[] = [
  { group: "in the morning message", kinds: morningKinds },
  { group: "by themselves", kinds: dayKinds },
  { group: "of a case", kinds: caseKinds },
];
