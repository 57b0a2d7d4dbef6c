import { expect, test, type Locator, type Page } from "@playwright/test";
import { keys } from "./keys";
import { freshId } from "./names";

const FAR = 60;

/** Goes on with Tab until it is there; what has the focus must show it all the way. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let step = 0; step < FAR; step++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await focusIsVisible(page)).toBe(true);
  }
  throw new Error(`not reached with ${FAR} presses of Tab`);
}

function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return true;
    const styles = [getComputedStyle(focused), getComputedStyle(focused, "::after")];
    return styles.some((style) => style.boxShadow !== "none" || style.outlineStyle !== "none");
  });
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: true }));
  await page.keyboard.press("Enter");
}

test("the main path needs no mouse", async ({ page }) => {
  const id = freshId("keyboard");
  await page.goto("/");
  await tabTo(page, page.getByLabel("API key"));
  await page.keyboard.type(keys.admin);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Experiments" })).toBeVisible();

  await test.step("skips to the content, and reaches the search by /", async () => {
    await tabTo(page, page.getByRole("link", { name: "Skip to the content" }));
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
    await page.keyboard.press("/");
    await expect(page.getByLabel("Search experiments")).toBeFocused();
    await page.keyboard.type(id);
    await expect(page.getByText("Nothing fits these filters")).toBeVisible();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
  });

  await test.step("creates a draft", async () => {
    await page.keyboard.press("Shift+Tab");
    await expect(page.getByRole("link", { name: "New experiment" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "New experiment" })).toBeVisible();
    await tabTo(page, page.getByLabel("Name", { exact: true }).first());
    await page.keyboard.type(id);
    await expect(page.getByLabel("Id", { exact: true }).first()).toHaveValue(id);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: id, level: 1 })).toBeVisible();
  });

  await test.step("starts and stops it", async () => {
    await press(page, "Start");
    await expect(page.getByRole("dialog").getByRole("button", { name: "Start" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Running", { exact: true })).toBeVisible();

    await press(page, "Stop");
    await expect(page.getByLabel("Reason")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type("By keyboard alone.");
    await press(page, "Stop for good");
    await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  });

  await test.step("reads the history", async () => {
    await tabTo(page, page.getByRole("link", { name: "History" }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("By keyboard alone.").last()).toBeVisible();
  });
});
