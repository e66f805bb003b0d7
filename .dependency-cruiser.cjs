// The one rule of the house (DESIGN §1): which room may know which.
const only = (name, path, from) => ({ name, severity: "error", from, to: { path } });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only("core imports no other room", "^src/(records|reports|chat|clock|sandbox)/", { path: "^src/core/" }),
    only("records and reports know no platform", "^src/(chat|clock|sandbox)/", { path: "^src/(records|reports)/" }),
    only("slack does not know feishu", "^src/chat/feishu/", { path: "^src/chat/slack/" }),
    only("feishu does not know slack", "^src/chat/slack/", { path: "^src/chat/feishu/" }),
    only("chat knows only core", "^src/(records|reports|clock|sandbox)/", { path: "^src/chat/" }),
    only("the clock knows no platform", "^src/(chat|sandbox)/", { path: "^src/clock/" }),
    only("the sandbox stands outside", "^src/(records|reports|chat|clock)/", { path: "^src/sandbox/" }),
    only("only main knows all rooms", "^src/(records|reports|chat|clock|sandbox)/", {
      path: "^src/[^/]+\\.ts$",
      pathNot: "^src/main\\.ts$",
    }),
    only("@slack stays in chat/slack", "^node_modules/@slack/", {
      path: "^src/",
      pathNot: "^src/(chat|sandbox)/slack/",
    }),
    only("@larksuiteoapi stays in chat/feishu", "^node_modules/@larksuiteoapi/", {
      path: "^src/",
      pathNot: "^src/(chat|sandbox)/feishu/",
    }),
    only("node-cron stays in the clock", "^node_modules/node-cron/", { path: "^src/", pathNot: "^src/clock/" }),
    // A card's elements hold elements: the page's renderer of them is the one circle there is meant to be.
    {
      name: "no circles",
      severity: "error",
      from: { pathNot: "^src/sandbox/page/feishu/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing stands alone",
      severity: "error",
      from: { orphan: true, pathNot: ["^src/main\\.ts$", "^src/build\\.ts$", "make-schema\\.ts$", "\\.d\\.ts$"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/generated/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
