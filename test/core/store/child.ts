// A process of its own for the store's tests: `tsx child.ts open URL` or `tsx child.ts save URL`.
import { openDatabase } from "../../../src/core/store/database.ts";

const [task, url = ""] = process.argv.slice(2);
const database = await openDatabase(url);

// Saves without end and says each key after it was kept, until it is killed.
if (task === "save") {
  for (let number = 1; ; number += 1) {
    const keys = [1, 2, 3].map((part) => `${number}.${part}`);
    await Promise.all(keys.map((key) => database.save([{ insert: "InboundEvent", row: { key, at: new Date() } }])));
    process.stdout.write(`${keys.join("\n")}\n`);
  }
}

await database.save([{ insert: "InboundEvent", row: { key: `opened by ${process.pid}`, at: new Date() } }]);
await database.close();
