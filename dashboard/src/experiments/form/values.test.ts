import { describe, expect, it } from "vitest";
import type { Scalar } from "../experiment";
import { parsedValues, writtenValues } from "./values";

describe("the values of a rule", () => {
  it("are separated by commas, or stand one a line", () => {
    expect(parsedValues("DE, AT ,,CH", "in")).toEqual(["DE", "AT", "CH"]);
    expect(parsedValues("Paris, France\nBerlin\n", "in")).toEqual(["Paris, France", "Berlin"]);
  });

  it("are numbers, true and false where any kind is possible, unless in quotation marks", () => {
    expect(parsedValues('5, -1.5, true, "5", 007, five', "in")).toEqual([5, -1.5, true, "5", "007", "five"]);
  });

  it("are texts where only texts are possible", () => {
    expect(parsedValues("5, true", "starts_with")).toEqual(["5", "true"]);
    expect(parsedValues("2.10", "semver_equals")).toEqual(["2.10"]);
  });

  it("keep the commas of a pattern, and of the only value", () => {
    expect(parsedValues("^a{1,3}$\n^b", "matches")).toEqual(["^a{1,3}$", "^b"]);
    expect(parsedValues("a, b", "equals")).toEqual(["a, b"]);
  });

  it("are none where the operator takes none", () => {
    expect(parsedValues("left over", "exists")).toEqual([]);
  });

  it("can be written down and read again", () => {
    const all: Scalar[][] = [["DE", "AT"], [5, "5", true, "true"], ["Paris, France"], ["a,b", "c"], []];
    for (const values of all) expect(parsedValues(writtenValues(values), "in")).toEqual(values);
  });
});
