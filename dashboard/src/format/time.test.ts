import { describe, expect, it } from "vitest";
import { duration, fromLocalField, relative, runLength, toLocalField } from "./time";

const NOW = Date.parse("2026-11-24T12:00:00Z");

describe("times", () => {
  it.each([
    ["2026-11-24T11:59:30Z", "just now"],
    ["2026-11-24T11:58:50Z", "1 minute ago"],
    ["2026-11-24T10:30:00Z", "90 minutes ago"],
    ["2026-11-23T00:00:00Z", "36 hours ago"],
    ["2026-11-16T12:00:00Z", "8 days ago"],
    ["2026-09-01T12:00:00Z", "2 months ago"],
    ["2026-11-27T12:00:00Z", "in 3 days"],
  ])("%s is %s", (instant, words) => {
    expect(relative(instant, NOW)).toBe(words);
  });

  it("go into a date field and come back the same", () => {
    const instant = "2026-11-24T09:30:00.000Z";
    expect(fromLocalField(toLocalField(instant))).toBe(instant);
    expect(fromLocalField("")).toBeUndefined();
    expect(fromLocalField("soon")).toBeUndefined();
  });

  it.each([
    [6.99, "6.9 days"],
    [0.999, "23 hours"],
    [0.05, "72 minutes"],
    [0.0007, "1 minute"],
    [0, "0 minutes"],
  ])("a run of %d days has lasted %s, never more than it has", (days, words) => {
    expect(runLength(days)).toBe(words);
  });

  it.each([
    ["P14D", "14 days"],
    ["PT12H", "12 hours"],
    ["P1DT30M", "1 day 30 minutes"],
    ["something", "something"],
  ])("the duration %s is %s", (iso, words) => {
    expect(duration(iso)).toBe(words);
  });
});
