// The lines that help shows can be typed as they stand: each is read without a question, in both languages.
import { expect, it } from "vitest";
import { LOCALES, messagesFor } from "../../src/core/messages/index.ts";
import { missingFields } from "../../src/core/form.ts";
import { readLine } from "../../src/core/reading/line.ts";
import { records } from "../../src/records/index.ts";

const shops = [
  { id: 7, name: "永清超市", ownerId: 1, ownerName: "王磊" },
  { id: 8, name: "City Harvest", ownerId: 2, ownerName: "Emily Carter" },
];

const lines = records.flatMap((record) =>
  record.command ? [record.examples.zh, record.examples.en].map((line) => ({ record, line })) : [],
);

it.each(lines)("$line", async ({ record, line }) => {
  for (const locale of LOCALES) {
    const lookUp = async (runs: readonly string[]) => {
      const customer = shops.find(({ name }) => runs.includes(name));
      if (customer) return { run: customer.name, match: { found: "one" as const, customer } };
      return { run: runs[0] ?? "", match: { found: "none" as const, offered: [] } };
    };
    const reading = await readLine(record, line, { today: "2026-11-18", messages: messagesFor(locale), lookUp });
    expect(reading.problems).toEqual({});
    const missing = missingFields(record, reading.values).filter(
      (name) => !("byDefault" in (record.fields[name] ?? {})),
    );
    expect(missing).toEqual([]);
    expect(reading.rest).toBe("");
  }
});
