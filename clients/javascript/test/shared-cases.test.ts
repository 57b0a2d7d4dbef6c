import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Configuration, type ConfigurationJson, type User } from "../src/configuration";

type Group = {
  configuration: ConfigurationJson;
  cases: { user: User; decided: Record<string, (string | boolean | null)[]> }[];
};

const file = new URL("../../evaluation-cases.json.gz", import.meta.url);
const { groups } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as { groups: Group[] };

test("this SDK decides as the Java SDK does, in every shared case", () => {
  let cases = 0;
  const differing: string[] = [];
  for (const { configuration, cases: all } of groups) {
    const made = new Configuration(configuration);
    for (const { user, decided } of all) {
      for (const [id, expected] of Object.entries(decided)) {
        cases++;
        const found = decide(made, id, user);
        if (JSON.stringify(found) !== JSON.stringify(expected)) {
          differing.push(
            JSON.stringify({
              id,
              user,
              found,
              expected,
              json: configuration.flags[id] ?? configuration.experiments[id],
            }),
          );
        }
      }
    }
  }
  expect(differing.slice(0, 3)).toEqual([]);
  expect(cases).toBeGreaterThanOrEqual(20_000);
});

function decide(configuration: Configuration, id: string, user: User) {
  const asked = configuration.ask(user);
  if (id.startsWith("f")) {
    const found = configuration.flag(id)?.evaluate(asked);
    return [found?.variation, found?.reason, found?.rule ?? null, found?.experiment ?? null];
  }
  const found = configuration.experiment(id)?.(asked);
  return [found?.variant, found?.reason, found?.inExperiment];
}
