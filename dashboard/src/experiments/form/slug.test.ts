import { expect, it } from "vitest";
import { isSlug, slugOf } from "./slug";

it.each([
  ["One-page checkout!", "one-page-checkout"],
  ["  Größe & Café  ", "gro-e-cafe"],
  ["snake_case", "snake_case"],
  ["---", ""],
  ["x".repeat(120), "x".repeat(100)],
  [`${"x".repeat(99)} y`, "x".repeat(99)],
])("the name %j makes the id %j", (name, id) => {
  expect(slugOf(name)).toBe(id);
  expect(id === "" || isSlug(id)).toBe(true);
});
