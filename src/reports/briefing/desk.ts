// The briefing in a conversation: above what is kept of a customer.
import type { Reports } from "../../core/report.ts";
import { drawBriefing } from "./draw.ts";
import { findBriefing } from "./facts.ts";

export const briefings: Pick<Reports, "brief"> = {
  async brief(turn, customerId) {
    const { speaker, today, ask } = turn;
    const briefing = await findBriefing({ room: turn, reader: speaker, customerId, today });
    const { isPrivate } = ask.place;
    return briefing ? drawBriefing(briefing, { locale: speaker.locale, today, isPrivate }) : [];
  },
};
