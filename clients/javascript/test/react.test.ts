// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, expect, test } from "vitest";
import { AssayClient } from "../src/client";
import { AssayProvider, useExperiment, useFlag } from "../src/react";

afterEach(cleanup);

function Greeting() {
  const isWarm = useFlag("warm", false);
  const { variantId } = useExperiment("tone");
  return createElement("p", null, isWarm ? "Welcome back!" : "Hello", " ", variantId ?? "no variant");
}

test("components follow a flag's changes", async () => {
  let served = { format: 1, revision: "1", mark_salt: "", flags: {}, experiments: {} };
  const client = new AssayClient({
    url: "http://assay.test",
    key: "key",
    streaming: false,
    pollInterval: 5,
    fetch: () => Promise.resolve(new Response(JSON.stringify(served))),
  });
  await client.ready();
  render(createElement(AssayProvider, { client, user: { userId: "anna" } }, createElement(Greeting)));
  expect(screen.getByText("Hello no variant")).toBeDefined();

  const warm = {
    on: true,
    type: "boolean",
    salt: "",
    variations: [
      { id: "on", value: true },
      { id: "off", value: false },
    ],
    off: "off",
    prerequisites: [],
    targets: {},
    rules: [],
    default: { variation: "on" },
  };
  served = { ...served, revision: "2", flags: { warm } };
  await act(async () => {
    await screen.findByText("Welcome back! no variant");
  });
  await client.close();
});
