// What was filled in is read, in whatever shape an empty field or a choice comes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeSubmitName } from "../../../src/chat/feishu/form-mark.ts";
import { readFields, readMark } from "../../../src/chat/feishu/read-form.ts";

describe("forms", () => {
  const mark = { form: { record: "visit" }, names: ["customer", "purposes", "visitedOn", "summary"] };

  it.each([
    [{}, { customer: "", purposes: "", visitedOn: "", summary: "" }],
    [
      { customer: null, purposes: [], visitedOn: "", summary: null },
      { customer: "", purposes: [], visitedOn: "", summary: "" },
    ],
    [
      { visitedOn: "2024-04-01 +0800", purposes: ["order", 7] },
      { customer: "", purposes: ["order"], visitedOn: "2024-04-01", summary: "" },
    ],
    [
      { summary: "2024-04-01", stranger: "x" },
      { customer: "", purposes: "", visitedOn: "", summary: "2024-04-01" },
    ],
    [
      { summary: { deep: 1 }, customer: 12 },
      { customer: "", purposes: "", visitedOn: "", summary: "" },
    ],
  ])("%j reads %j", (values, fields) => {
    expect(readFields(mark, values)).toEqual(fields);
  });

  it.each([
    [{ customer: "id:12", customer_typed: "" }, undefined, "id:12"],
    [{ customer: null, customer_typed: "永清" }, undefined, "永清"],
    [{ customer: "id:12", customer_typed: "永清" }, undefined, "id:12"],
    [{ customer: "id:12", customer_typed: "新华" }, "id:12", "新华"],
    [{ customer: "id:13", customer_typed: "新华" }, "id:12", "id:13"],
    [{ customer: "id:12", customer_typed: null }, "id:12", "id:12"],
  ])("of a chosen and a typed customer, %j with %j shown, it is %j", (values, shown, customer) => {
    const chosen = shown === undefined ? {} : { customer: shown };
    expect(readFields({ ...mark, chosen }, values)["customer"]).toBe(customer);
  });

  it("know themselves by the button's name as by its value", () => {
    const id = fc.option(fc.integer({ min: 1, max: 1e12 }), { nil: undefined });
    fc.assert(
      fc.property(id, id, id, (one, version, draft) => {
        const form = {
          record: "visit",
          ...(one !== undefined && { id: one }),
          ...(version !== undefined && { version }),
          ...(draft !== undefined && { draft }),
        };
        expect(readMark(undefined, writeSubmitName(form))).toEqual({ form });
        expect(readMark({ form, names: ["a"] }, null)).toEqual({ form, names: ["a"] });
      }),
    );
  });

  it.each([undefined, null, "", "submit_", "submit_visit_x1", "submit_visit_i1_v2_d3_", "Submit_visit"])(
    "are not known by the name %j",
    (name) => {
      expect(readMark({ form: { record: "../visit" } }, name)).toBeNull();
    },
  );
});
