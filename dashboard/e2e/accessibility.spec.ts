import { createRequire } from "node:module";
import { expect, test, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { keys } from "./keys";
import { freshId } from "./names";
import { create, enterKey, start } from "./pages";
import { Visitors } from "./visitors";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const ALL: RunOptions = { resultTypes: ["violations"], preload: false };
const COLOURS: RunOptions = { ...ALL, runOnly: ["color-contrast"] };

/** What hinders people seriously, each with where it is. */
async function hindrances(page: Page, options = ALL): Promise<string[]> {
  const results = await page.evaluate((given) => {
    const { axe } = window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
    return axe.run(given);
  }, options);
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/**
 * A page hears of another theme when it next draws, one that stands still does not draw by itself, and the word may reach
 * it later than a frame that was asked for: so frames are asked for until it has heard.
 */
async function prefer(page: Page, colorScheme: "dark" | "light"): Promise<void> {
  await expect(async () => {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await page.locator("html").getAttribute("data-theme")).toBe(colorScheme);
  }).toPass({ timeout: 15_000 });
}

async function checkBothThemes(page: Page): Promise<void> {
  await expect(page.getByText(/^Loading/)).toHaveCount(0);
  expect(await hindrances(page)).toEqual([]);
  await prefer(page, "dark");
  // Colours take a moment to change.
  await expect.poll(() => hindrances(page, COLOURS)).toEqual([]);
  await prefer(page, "light");
}

test("nothing hinders anybody, in either theme", async ({ page, request }) => {
  const id = freshId("accessible");
  await create(request, id, "Accessible", { hypothesis: "Everybody can use it.", tags: ["a11y"] });
  await start(request, id);
  const visitors = new Visitors(request, id);
  await visitors.come(6);
  await visitors.convert(3);
  await page.emulateMedia({ colorScheme: "light" });
  await page.addInitScript({ path: AXE });
  await page.goto(`/experiments?q=${id}`);

  await test.step("the sign-in", async () => {
    await checkBothThemes(page);
    await enterKey(page, keys.admin);
  });

  const link = (name: string) => page.getByRole("link", { name, exact: true }).click();
  const views: [string, () => Promise<void>][] = [
    ["Experiments", () => Promise.resolve()],
    ["Accessible", () => link("Accessible")],
    ["Accessible", () => link("Setup")],
    ["Accessible", () => link("History")],
    ["What next", () => link("What next")],
    ["Metrics", () => link("Metrics")],
    ["API keys", () => link("Keys")],
    ["Projections", () => link("Projections")],
    [
      "Audit log",
      async () => {
        await link("Audit log");
        await page.getByLabel("Resource").fill(id);
        await expect(page.getByRole("row", { name: /experiment\.created/ })).toHaveCount(1);
      },
    ],
    [
      "New experiment",
      async () => {
        await link("Experiments");
        await link("New experiment");
      },
    ],
  ];
  for (const [heading, goThere] of views) {
    await test.step(heading, async () => {
      await goThere();
      await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
      await checkBothThemes(page);
    });
  }

  await test.step("a form with faults, and a dialog", async () => {
    await page.getByRole("button", { name: "Create the draft" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("button", { name: "New metric" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Create the metric" }).click();
    await checkBothThemes(page);
  });
});
