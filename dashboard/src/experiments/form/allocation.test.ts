import { describe, expect, it } from "vitest";
import { basisPoints, isWhole, shareOf, splitEvenly, sumOf } from "./allocation";

describe("shares", () => {
  it.each([
    ["50", 5000],
    ["33.33", 3333],
    ["33,3", 3330],
    ["12.340", 1234],
    [" 100 ", 10_000],
    ["0", 0],
  ])("%j is %i hundredths of a percent", (text, points) => {
    expect(basisPoints(text)).toBe(points);
  });

  it.each(["", "-1", "100.01", "33.333", "NaN", "1e2", "half", "101"])("%j is no percentage", (text) => {
    expect(basisPoints(text)).toBeUndefined();
    expect(shareOf(text)).toBe(text);
  });

  it("sum exactly, where floating point would not", () => {
    expect(isWhole(sumOf(["33.33", "33.33", "33.34"]))).toBe(true);
    expect(isWhole(sumOf(["10.1", "20.2", "69.7"]))).toBe(true);
    expect(isWhole(sumOf(["33.33", "33.33", "33.33"]))).toBe(false);
    expect(isWhole(sumOf(["50", "50.01"]))).toBe(false);
  });

  it("split evenly always sum to everything and differ by a hundredth at most", () => {
    for (let parts = 2; parts <= 20; parts++) {
      const shares = splitEvenly(parts);
      const points = shares.map((share) => basisPoints(share) ?? NaN);
      expect(isWhole(sumOf(shares))).toBe(true);
      expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(1);
    }
  });
});
