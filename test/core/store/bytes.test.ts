// Bytes are kept and come back as they were, on both databases and through Prisma.
import { expect, it } from "vitest";
import { forEachDatabase } from "../../support/database.ts";

forEachDatabase((_name, openFresh) => {
  it("keeps every byte of a file, also a part of a longer buffer", async () => {
    const database = await openFresh();
    const at = new Date("2026-11-18T02:00:00Z");
    const stamps = { createdAt: at, updatedAt: at, version: 1, platform: "slack" };
    const all = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    const part = all.subarray(7, 280);
    await database.save([
      { insert: "Person", row: { id: 1, name: "王磊", role: "rep", createdAt: at, updatedAt: at } },
      { insert: "Customer", row: { id: 1, name: "永清超市", ...stamps } },
      {
        insert: "Complaint",
        row: {
          ...{ id: 1, customerId: 1, reporterId: 1, kind: "product", nature: "genuine", severity: "normal" },
          ...{ description: "破损", status: "open", step: "received", receivedAt: at },
          ...stamps,
        },
      },
      {
        insert: "CaseEntry",
        row: { id: 1, complaintId: 1, at, kind: "file", text: "", platform: "slack", file: part, createdAt: at },
      },
    ]);
    const [row] = await database.read<{ file: Uint8Array }>(`SELECT "file" FROM "CaseEntry" WHERE "id" = ?`, [1]);
    expect(new Uint8Array(row?.file ?? [])).toEqual(new Uint8Array(part));
    const entry = await database.prisma.caseEntry.findFirst();
    expect(new Uint8Array(entry?.file ?? [])).toEqual(new Uint8Array(part));
  });
});
