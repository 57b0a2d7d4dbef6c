import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { keys } from "./keys";

/** Types a key into the sign-in. */
export async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Begins with an admin's key in the tab, as after a sign-in. */
export async function alreadySignedIn(page: Page): Promise<void> {
  await page.addInitScript((key) => {
    sessionStorage.setItem("assay.key", key);
  }, keys.admin);
}

/** Presses the button of a name, in the dialog where one is open. */
export async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Makes an experiment without a browser. */
export async function create(
  request: APIRequestContext,
  id: string,
  name: string,
  extra = {},
): Promise<void> {
  const answer = await request.post("/api/v1/experiments", {
    headers: { Authorization: `Bearer ${keys.admin}` },
    data: {
      id,
      name,
      variants: [
        { id: "control", name: "Control", allocation: 50, control: true },
        { id: "treatment", name: "Treatment", allocation: 50 },
      ],
      ...extra,
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

export async function start(request: APIRequestContext, id: string): Promise<void> {
  const answer = await request.post(`/api/v1/experiments/${id}/start`, {
    headers: { Authorization: `Bearer ${keys.admin}` },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
