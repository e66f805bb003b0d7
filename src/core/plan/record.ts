// The kind of record that is planned.
import type { RecordType } from "../record.ts";
import type { Room } from "../turn.ts";

/** Null: this house plans nothing. */
export const planRecord = ({ records }: Pick<Room, "records">): RecordType | null =>
  records.find((record) => record.isPlanned) ?? null;
