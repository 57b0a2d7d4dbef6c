import { expect, it } from "vitest";
import { named, written } from "./next";

it("evidence is written as people write it", () => {
  expect(written("DE")).toBe("DE");
  expect(written(12345)).toBe("12,345");
  expect(written(1428.5714)).toBe("1,429");
  expect(written(0.118861)).toBe("0.119");
  expect(written(0.000012)).toBe("0.000012");
  expect(named("users_a_day")).toBe("users a day");
});
