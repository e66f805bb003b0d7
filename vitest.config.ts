// How the tests run: each file in a process of its own; test/browser/ needs a browser and runs apart (`--project browser`).
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    pool: "forks",
    // Conversations mostly wait for the fake platforms to be quiet, so more of them than cores run side by side.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          globalSetup: ["test/support/global-setup.ts"],
        },
      },
      { extends: true, test: { name: "browser", include: ["test/browser/**/*.test.ts"], fileParallelism: false } },
    ],
  },
});
