import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    lib: {
      entry: { index: "src/index.ts", react: "src/react.ts", openfeature: "src/openfeature.ts" },
      formats: ["es"],
    },
    target: "es2022",
    minify: true,
    rolldownOptions: { external: ["react", "@openfeature/web-sdk"], output: { minify: true } },
  },
  test: { dir: "test" },
});
