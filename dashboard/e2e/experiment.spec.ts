import { expect, test } from "@playwright/test";
import { keys } from "./keys";
import { freshId } from "./names";
import { confirm, enterKey } from "./pages";
import { Visitors } from "./visitors";

test("an experiment goes from its first idea to its end", async ({ page, request }) => {
  const id = freshId("idea");

  await test.step("signs in", async () => {
    await page.goto("/");
    await enterKey(page, keys.admin);
    await expect(page.getByRole("heading", { name: "Experiments" })).toBeVisible();
  });

  await test.step("hears from the form and from the server which fields are wrong", async () => {
    await page.getByRole("link", { name: "New experiment" }).click();
    await page.getByLabel("Name", { exact: true }).first().fill("Idea");
    await page.getByLabel("Id", { exact: true }).first().fill(id);
    await page.getByRole("group", { name: "Variant 2" }).getByLabel("Allocation %").fill("49.99");
    await page
      .getByRole("group", { name: "Targeting rules" })
      .getByRole("button", { name: "Add a rule" })
      .click();
    await page.getByLabel("Targeting rules, 1, dimension").fill("platform");
    await page.getByLabel("Targeting rules, 1, operator").selectOption("matches");
    const pattern = page.getByLabel("Targeting rules, 1, values");
    await pattern.fill("(");

    await page.getByRole("button", { name: "Create the draft" }).click();
    await expect(page.getByRole("alert")).toContainText("sum to exactly 100, not 99.99");

    await page.getByRole("button", { name: "Split evenly" }).click();
    await page.getByRole("button", { name: "Create the draft" }).click();
    await expect(page.getByRole("alert")).toContainText("RE2 pattern");
    await expect(pattern).toHaveAttribute("aria-invalid", "true");
    await expect(pattern).toHaveAccessibleDescription(/RE2 pattern/);
  });

  await test.step("creates the draft", async () => {
    await page.getByRole("button", { name: "Remove Targeting rules, 1" }).click();
    await page.getByLabel("Hypothesis").fill("It will be better.");
    await page.getByRole("button", { name: "Create the draft" }).click();
    await expect(page.getByRole("heading", { name: "Idea", level: 1 })).toBeVisible();
    await expect(page.getByText("It will be better.")).toBeVisible();
  });

  await test.step("starts it", async () => {
    await page.getByRole("button", { name: "Start" }).click();
    await confirm(page, "Start");
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
  });

  await test.step("sees the numbers move as users come, without loading anything again", async () => {
    await page.getByRole("link", { name: "Results" }).click();
    await expect(page.getByRole("heading", { name: "No data yet" })).toBeVisible();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.dataset.loaded = "once";
    });
    const visitors = new Visitors(request, id);
    const first = await visitors.come(12);
    await visitors.convert(6);
    await expect(page.getByTestId("users-control")).toHaveText(String(first.get("control") ?? 0));
    await expect(page.getByTestId("users-treatment")).toHaveText(String(first.get("treatment") ?? 0));
    await expect(page.getByTestId("live-exposures")).toHaveText("12");
    await expect(page.getByTestId("live-conversions")).toHaveText("6");

    await page.getByLabel("Slice by").selectOption("visitor");
    await expect(page.getByRole("rowheader", { name: "new" }).first()).toBeVisible();
    await page.getByLabel("Looks", { exact: true }).selectOption("pocock");
    await expect(page.getByText("Shown otherwise than the experiment says")).toBeVisible();

    await visitors.come(5);
    await expect(page.getByTestId("live-exposures")).toHaveText("17");
    await expect(page.getByRole("heading", { name: "Keep running" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-loaded", "once");
  });

  await test.step("pauses and resumes it", async () => {
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByLabel("Reason").fill("Lunch.");
    await confirm(page, "Pause");
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Resume" }).click();
    await confirm(page, "Resume");
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
  });

  await test.step("stops it, which takes a reason", async () => {
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Stop for good" }).click();
    await expect(page.getByLabel("Reason")).toHaveAccessibleDescription(/is required/);
    await page.getByLabel("Reason").fill("Seen enough.");
    await confirm(page, "Stop for good");
    await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
    await expect(page.getByText("Seen enough.")).toBeVisible();
  });

  await test.step("reads who did what", async () => {
    await page.getByRole("link", { name: "History" }).click();
    const entries = page.getByRole("list").getByRole("listitem").filter({ hasText: "version" });
    await expect(entries).toHaveCount(5);
    await expect(entries.first()).toContainText("Stopped");
    await expect(entries.first()).toContainText("Seen enough.");
    await expect(entries.first().getByRole("row", { name: /status running stopped/ })).toBeVisible();
    await expect(entries.last()).toContainText("Created");
  });
});
