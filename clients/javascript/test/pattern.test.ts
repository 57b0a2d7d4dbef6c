import { expect, test } from "vitest";
import { compilePattern } from "../src/pattern";

test.each([
  ["a{2,3}", "caab", true],
  ["^a{2,3}$", "aaaa", false],
  ["^(a|b){2}$", "ba", true],
  ["(?i)GRÜN", "hellgrün", true],
  ["^\\pL+$", "Ünïcødé", true],
  ["^\\p{Greek}+$", "αβγ", true],
  ["^[[:digit:]]+$", "0123", true],
  ["a.c", "a\nc", false],
  ["(?s)a.c", "a\nc", true],
  ["(?m)^b$", "a\nb\nc", true],
  ["^.$", "😀", true],
  ["\\x{1F600}", "😀", true],
  ["^\\Qa.b\\E+$", "a.bbb", true],
  ["", "anything", true],
  ["^(?:)*$", "", true],
])("%s in %j: %j", (pattern, text, expected) => {
  expect(compilePattern(pattern)(text)).toBe(expected);
});

test.each(["(", ")", "[", "a**?+(", "\\y", "*"])("%s is no pattern", (pattern) => {
  expect(() => compilePattern(pattern)).toThrow();
});

test("a pattern that would explode elsewhere takes its time in proportion to the text", () => {
  expect(compilePattern("^(a+)+$")(`${"a".repeat(999)}!`)).toBe(false);
});
