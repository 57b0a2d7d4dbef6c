import { expect } from "@playwright/test";

/** The server under test, and an admin and an application of a company of their own. */
export const url = process.env.ASSAY_URL ?? "http://localhost:8080";
export const clientKey = process.env.ASSAY_CLIENT_KEY ?? "";
const adminKey = process.env.ASSAY_ADMIN_KEY ?? "";

export async function admin(method: string, path: string, body: unknown = {}): Promise<Response> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${adminKey}`, "Content-Type": "application/json" },
    ...(method !== "GET" && { body: JSON.stringify(body) }),
  });
  expect(response.status, `${method} ${path}: ${await response.clone().text()}`).toBeLessThan(300);
  return response;
}

/** A flag that is on. */
export async function flag(id: string, definition: object = {}): Promise<void> {
  await admin("POST", "/flags", { id, name: id, ...definition });
  await admin("POST", `/flags/${id}/enable`);
}

/** A running experiment with two halves, whose variants are named like those of a boolean flag. */
export async function experiment(id: string): Promise<void> {
  await admin("POST", "/experiments", {
    id,
    name: id,
    variants: [
      { id: "off", allocation: 50, control: true },
      { id: "on", allocation: 50, config: { pages: 1 } },
    ],
  });
  await admin("POST", `/experiments/${id}/start`);
}

/** How many users results count by now; -1 before there are any. */
export async function sampleSize(id: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/analytics/experiment/${id}`, {
    headers: { Authorization: `Bearer ${adminKey}` },
  });
  return response.ok ? ((await response.json()) as { sample_size: number }).sample_size : -1;
}
