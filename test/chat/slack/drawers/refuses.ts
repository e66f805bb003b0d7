// A drawer that cannot draw, as on a machine for which its canvas was not built.
process.on("message", () => process.send?.({ problem: "Cannot find native binding" }));
