import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

test("the SDK as it is shipped takes under 8 KiB", () => {
  const bundle = readFileSync(new URL("../dist/index.js", import.meta.url));
  expect(gzipSync(bundle, { level: 9 }).length).toBeLessThan(8 * 1024);
  expect(bundle.toString()).not.toMatch(/\bfrom\s*["']/);
});
