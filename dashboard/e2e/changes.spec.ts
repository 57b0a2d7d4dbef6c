import { expect, test } from "@playwright/test";
import { keys } from "./keys";
import { freshId } from "./names";
import { alreadySignedIn, confirm, create, start } from "./pages";

test.beforeEach(async ({ page }) => {
  await alreadySignedIn(page);
});

test("a change made by someone else meanwhile is not overwritten", async ({ page, request }) => {
  const id = freshId("contended");
  await create(request, id, "Contended");
  await start(request, id);
  await page.goto(`/experiments/${id}/setup`);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByLabel("Reason").fill("Mine.");
  const answer = await request.post(`/api/v1/experiments/${id}/pause`, {
    headers: { Authorization: `Bearer ${keys.admin}` },
    data: { reason: "Theirs." },
  });
  expect(answer.ok()).toBe(true);

  await page.getByRole("button", { name: "Stop for good" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Someone else changed this");
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Reason")).toHaveValue("Mine.");

  await confirm(page, "Stop for good");
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
});

test("traffic is moved, an experiment is edited, cloned and archived", async ({ page, request }) => {
  const id = freshId("changing");
  await create(request, id, "Changing");
  await page.goto(`/experiments/${id}/setup`);

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: "Move traffic" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Control").fill("90");
  await dialog.getByLabel("Treatment").fill("10");
  await confirm(page, "Move traffic");
  await expect(page.getByRole("row", { name: /Control.* 90\.00 %/ })).toBeVisible();

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Hypothesis").fill("It changes.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("It changes.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Control.* 90\.00 %/ })).toBeVisible();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: "Clone" }).click();
  await dialog.getByLabel("Name").fill("A clone");
  await dialog.getByLabel("Id").fill(`${id}-clone`);
  await confirm(page, "Clone");
  await expect(page.getByRole("heading", { name: "A clone", level: 1 })).toBeVisible();
  await expect(page.getByText("It changes.")).toBeVisible();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: "Archive" }).click();
  await confirm(page, "Archive");
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
});

test("a metric and a key are made", async ({ page }) => {
  const id = freshId("metric");
  await page.goto("/metrics");
  await page.getByRole("button", { name: "New metric" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Revenue");
  await dialog.getByLabel("Id").fill(id);
  await dialog.getByLabel("Kind").selectOption("mean");
  await dialog.getByLabel("Event name").fill("purchase");
  await dialog.getByRole("button", { name: "Create the metric" }).click();
  await expect(dialog.getByLabel("Value property")).toHaveAccessibleDescription(/is required for a mean/);
  await dialog.getByLabel("Value property").fill("revenue");
  await confirm(page, "Create the metric");
  await expect(page.getByRole("row", { name: new RegExp(`${id} Mean purchase`) })).toBeVisible();

  await page.goto("/keys");
  await page.getByRole("button", { name: "Issue a key" }).click();
  await dialog.getByLabel("Name").fill(id);
  await dialog.getByRole("button", { name: "Issue the key" }).click();
  await expect(page.getByTestId("issued-key")).toHaveText(/^assay_client_[\w-]{43}$/);
  await confirm(page, "I have it");
  await page.getByRole("button", { name: `Revoke ${id}` }).click();
  await confirm(page, "Revoke");
  await expect(page.getByRole("row", { name: new RegExp(id) })).toContainText("Revoked");
});
