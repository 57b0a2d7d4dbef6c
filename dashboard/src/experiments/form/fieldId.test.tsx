// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { controlFor, fieldId, faultSentence } from "./fieldId";

afterEach(cleanup);

it("a fault leads to the control of its field, or of the nearest field around it", () => {
  render(
    <>
      <input id={fieldId("/variants/1/config")} />
      <div id={fieldId("/variants")} />
      <textarea id={fieldId("/targeting_rules/0/values")} />
    </>,
  );
  expect(controlFor("/variants/1/config")?.tagName).toBe("INPUT");
  expect(controlFor("/variants/3/id")?.tagName).toBe("DIV");
  expect(controlFor("/targeting_rules/0/values/4")?.tagName).toBe("TEXTAREA");
  expect(controlFor("/segments")).toBeNull();
});

it("a fault is said with its field's name", () => {
  expect(faultSentence({ pointer: "/variants/1/config", detail: "must be JSON" })).toBe(
    "Variant 2, config must be JSON",
  );
  expect(faultSentence({ pointer: "/end_date", detail: "must be later" })).toBe("End date must be later");
});
