import { expect, type Page, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AssayClient } from "../src/index";
import { admin, clientKey, experiment, flag, sampleSize, url } from "./server";

declare global {
  var assay: AssayClient;
}

/** A shop of another origin, on this machine: browsers let no page from elsewhere call it. */
const shop = createServer((request, response) => {
  const isScript = request.url === "/sdk.js";
  response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
  response.end(isScript ? readFileSync("dist/index.js", "utf8") : "<!doctype html><title>Shop</title>");
});

test.beforeAll(async () => {
  await new Promise<void>((resolve) => shop.listen(0, resolve));
});

test.afterAll(() => {
  shop.close();
});

/** A page that uses the SDK as it is shipped. */
async function open(page: Page) {
  const origin = `http://localhost:${(shop.address() as AddressInfo).port}`;
  await page.goto(origin);
  await page.evaluate(
    async ([url, key, sdk]) => {
      const { AssayClient } = (await import(sdk)) as typeof import("../src/index");
      globalThis.assay = new AssayClient({ url, key, flushInterval: 50 });
    },
    [url, clientKey, `${origin}/sdk.js`] as const,
  );
}

const isOn = (page: Page, id: string, user: string) =>
  page.evaluate(([id, user]) => globalThis.assay.isOn(id, { userId: user }), [id, user] as const);

test("a browser evaluates by itself, and a kill switch reaches it within a second", async ({ page }) => {
  await flag("browser-flag");
  await open(page);
  expect(await page.evaluate(() => globalThis.assay.ready())).toBe(true);
  expect(await isOn(page, "browser-flag", "anna")).toBe(true);

  await page.evaluate(() => {
    globalThis.assay.subscribe(() => {
      document.title = String(performance.now());
    });
  });
  const killed = await admin("POST", "/flags/browser-flag/disable", { reason: "payments fail" });
  expect(killed.ok).toBe(true);
  await expect
    .poll(() => isOn(page, "browser-flag", "anna"), { intervals: [50], timeout: 1_000 })
    .toBe(false);
});

test("what was known last is there at once on the next page, whatever the server does", async ({ page }) => {
  await flag("kept-flag");
  await open(page);
  await page.evaluate(() => globalThis.assay.ready());
  await open(page);
  // Still served: the server says so, and nobody waits for more.
  expect(await page.evaluate(() => globalThis.assay.ready())).toBe(true);
  await page.route(`${url}/**`, (route) => route.abort());
  await open(page);
  expect(await isOn(page, "kept-flag", "anna")).toBe(true);
});

test("exposures are sent once a user, the last ones when the page goes", async ({ page }) => {
  await experiment("browser-test");
  await open(page);
  await page.evaluate(() => globalThis.assay.ready());
  const assignments = await page.evaluate(() => {
    const users = Array.from({ length: 20 }, (_, i) => ({ userId: `user-${i}`, country: "DE" }));
    users.forEach((user) => globalThis.assay.assign("browser-test", user));
    return users.map((user) => globalThis.assay.assign("browser-test", user));
  });
  expect(new Set(assignments.map((each) => each.variantId))).toEqual(new Set(["on", "off"]));
  expect(assignments.every((each) => each.inExperiment && each.reason === "SPLIT")).toBe(true);
  await expect.poll(() => sampleSize("browser-test"), { timeout: 20_000 }).toBe(20);

  await page.evaluate(() => globalThis.assay.assign("browser-test", { userId: "the last one" }));
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => sampleSize("browser-test"), { timeout: 20_000 }).toBe(21);
});
