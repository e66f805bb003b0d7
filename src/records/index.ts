// Every kind of record that is kept. A new kind is one file beside these and one line here.
import type { RecordType } from "../core/record.ts";
import { care } from "./care.ts";
import { careDay } from "./care-day.ts";
import { complaint } from "./complaint.ts";
import { contact } from "./contact.ts";
import { customer } from "./customer.ts";
import { market } from "./market.ts";
import { plan } from "./plan.ts";
import { promise } from "./promise.ts";
import { visit } from "./visit.ts";

export const records: readonly RecordType[] = [
  visit,
  complaint,
  customer,
  contact,
  promise,
  market,
  plan,
  careDay,
  care,
];
