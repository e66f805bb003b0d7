// The rules of the house that no compiler holds: names, sizes, who reads the environment, what is not in the project.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { cruise, type IConfiguration } from "dependency-cruiser";
import { describe, expect, it } from "vitest";
import { listCommands } from "../src/core/command.ts";
import { records } from "../src/records/index.ts";

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "");
const source = tracked.filter((file) => /^(src|test|prisma)\/.*\.tsx?$/u.test(file));
const read = (file: string) => readFileSync(file, "utf8");
const readme = read("README.md");

describe("the house", () => {
  it("keeps to its rooms", async () => {
    const rooms = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as IConfiguration;
    const forbidden = rooms.forbidden ?? [];
    const { output } = await cruise(["src"], { ...rooms.options, validate: true, ruleSet: { forbidden } });
    if (typeof output === "string") throw new Error(output);
    expect(output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);

  it("has no file over 250 lines and none without a first line that says what it is for", () => {
    const long = source.filter((file) => read(file).split("\n").length > 251);
    expect(long).toEqual([]);
    const silent = source.filter(
      (file) => !/^(#!.*\n)?\/\/ \S/u.test(read(file)) && !file.startsWith("src/core/messages/en/"),
    );
    expect(silent).toEqual([]);
  });

  it("has no name that explains nothing", () => {
    const banned = /^(utils?|helpers?|common|misc|shared|base|types|constants|manager|service)\.tsx?$/u;
    expect(source.filter((file) => banned.test(basename(file)))).toEqual([]);
  });

  it("reads the environment in one place only", () => {
    const readers = source.filter((file) => file.startsWith("src/") && read(file).includes("process.env"));
    expect(readers).toEqual(["src/config.ts"]);
  });

  it("has no any, and leaves nothing unfinished", () => {
    const anys = source.filter((file) =>
      /(:|<|as) *any\b/u.test(read(file).replaceAll(/\/\/.*$|\/\*[\s\S]*?\*\//gmu, "")),
    );
    expect(anys.filter((file) => file !== "test/house.test.ts")).toEqual([]);
    const unfinished = source.filter((file) => /\b(TODO|FIXME)\b/u.test(read(file)) && file !== "test/house.test.ts");
    expect(unfinished).toEqual([]);
  });

  it("skips and singles out no test without saying why", () => {
    const tests = source.filter((file) => file.startsWith("test/") && file !== "test/house.test.ts");
    expect(tests.filter((file) => /\b(it|describe|test)\.only\(/u.test(read(file)))).toEqual([]);
  });

  it("names no machine and no registry", () => {
    const places = /(\/work\/|\/root\/|\/home\/[a-z]+\/|registry\.npm|"resolved":)/u;
    const named = tracked.filter(
      (file) => !/\.(png|woff2)$/u.test(file) && file !== "test/house.test.ts" && places.test(read(file)),
    );
    expect(named).toEqual([]);
  });

  it("pins every package exactly", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/u.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe("the README", () => {
  it("names every command with its Chinese word", () => {
    for (const { command, words } of listCommands(records)) expect(readme).toContain(`\`${command}\` ${words[0]}`);
  });

  it("has the two blocks that a newcomer runs", () => {
    expect(readme).toMatch(/<!-- run -->\n```sh\nnpm install && npm start\n```/u);
    expect(readme).toMatch(/<!-- test -->\n```sh\nnpm install && npm test\n```/u);
  });

  it("names every setting that is read", () => {
    for (const [setting] of read("src/config.ts").matchAll(/^ {2}[A-Z][A-Z_]+(?=:)/gmu))
      expect(readme).toContain(setting.trim());
  });
});
