import { describe, expect, it } from "vitest";
import { count, counted, lift, percent, probability, range, value } from "./number";

describe("numbers", () => {
  it("are grouped in thousands", () => {
    expect(count(1234567)).toBe("1,234,567");
    expect(counted(1, "user")).toBe("1 user");
    expect(counted(2500, "user")).toBe("2,500 users");
  });

  it("are a dash where they are not known", () => {
    expect([count(null), percent(undefined), lift(null), probability(null), value(null)]).toEqual(
      Array(5).fill("–"),
    );
    expect([count(NaN), lift(Infinity)]).toEqual(["–", "–"]);
    expect(range(null, lift)).toBe("–");
  });

  it("say lifts with their sign, and more exactly when they are small", () => {
    expect(lift(0.15)).toBe("+15.0%");
    expect(lift(-0.123)).toBe("−12.3%");
    expect(lift(0.0042)).toBe("+0.42%");
    expect(lift(-0.00001)).toBe("0.00%");
    expect(lift(0)).toBe("0.00%");
  });

  it("say probabilities with two digits, and very small ones only as small", () => {
    expect(probability(0.04321)).toBe("0.043");
    expect(probability(6.16455e-4)).toBe("0.00062");
    expect(probability(6.15478e-8)).toBe("< 0.0001");
    expect(probability(1)).toBe("1");
  });

  it("say values as exactly as they are large", () => {
    expect([value(12345.6), value(12.3456), value(0.012345)]).toEqual(["12,346", "12.35", "0.0123"]);
  });

  it("say intervals by their ends", () => {
    expect(range([0.082, 0.219], lift)).toBe("+8.2% to +21.9%");
    expect(range([9.412, 10.588], (end) => percent(end))).toBe("9.41 % to 10.59 %");
  });
});
