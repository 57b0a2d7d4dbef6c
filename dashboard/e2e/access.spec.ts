import { expect, test } from "@playwright/test";
import { keys } from "./keys";
import { freshId } from "./names";
import { alreadySignedIn, create, enterKey } from "./pages";

test("only those come in whom a key lets in", async ({ page }) => {
  await page.goto("/");

  await test.step("an unknown key is turned away", async () => {
    await enterKey(page, "assay_admin_nobody");
    await expect(page.getByRole("alert")).toContainText("No key like this is known");
  });

  await test.step("a client key is told that it is not for this", async () => {
    await enterKey(page, keys.client);
    await expect(page.getByRole("alert")).toContainText("cannot use the dashboard");
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  await test.step("signing out forgets the key", async () => {
    await enterKey(page, keys.admin);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByLabel("API key")).toHaveValue("");
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

test("the theme is chosen and remembered", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Switch to the light theme" })).toBeVisible();
});

test("what people wrote stays text wherever it is shown", async ({ page, request }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const id = freshId("probe");
  const probe = "<img src=x onerror=alert(1)>";
  await create(request, id, probe, {
    owner: probe,
    tags: [probe],
    hypothesis: probe,
    targeting_rules: [{ dimension: probe, operator: "equals", values: [probe] }],
    variants: [
      { id: "a", name: probe, allocation: 50, control: true, config: { html: probe } },
      { id: "b", name: `${probe}<script>alert(2)</script>`, allocation: 50 },
    ],
  });
  await alreadySignedIn(page);
  await page.goto(`/experiments?q=${id}`);
  await page.getByRole("link", { name: probe }).click();
  const heading = page.getByRole("heading", { level: 1 });
  for (const side of ["Setup", "History", "Results"]) {
    await page.getByRole("link", { name: side }).click();
    await expect(heading).toContainText(probe);
    await expect(page.locator("img")).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Edit" }).click();
  await expect(heading).toContainText(`Edit ${probe}`);
  await expect(page.locator("img")).toHaveCount(0);
  expect(dialogs).toEqual([]);
});

test("an address of somebody else's, or of nothing, is not found", async ({ page }) => {
  await alreadySignedIn(page);
  await page.goto("/experiments/there-is-none-such");
  await expect(page.getByText("There is no such experiment in this environment.")).toBeVisible();
  await page.goto("/nowhere/at/all");
  await expect(page.getByText("There is no such page.")).toBeVisible();
});
