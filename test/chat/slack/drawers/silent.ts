// A drawer that never answers.
process.on("message", () => undefined);
