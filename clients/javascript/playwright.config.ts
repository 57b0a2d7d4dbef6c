import { defineConfig } from "@playwright/test";

/** Drives the SDK in the system's Chromium, and OpenFeature's clients in Node, against a server that runs. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "target/e2e",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  reporter: "list",
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
    },
  },
});
