import { defineConfig } from "@playwright/test";

/** Drives the dashboard of a server that runs, in the system's Chromium. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "target/e2e",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  reporter: "list",
  use: {
    baseURL: process.env.ASSAY_URL ?? "http://localhost:8080",
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
    },
  },
});
