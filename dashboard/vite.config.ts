import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.ASSAY_URL ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "target/classes/META-INF/resources",
    emptyOutDir: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    // The results page's charts come in a chunk of their own, which only that page loads.
    chunkSizeWarningLimit: 700,
    license: { fileName: "licenses/packages.md" },
  },
  server: { proxy: { "/api": server } },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    isolate: false,
    env: { TZ: "UTC" },
  },
});
