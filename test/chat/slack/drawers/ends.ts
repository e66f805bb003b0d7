// A drawer that dies over its work, as one does that the system kills for its memory.
process.on("message", () => process.exit(3));
