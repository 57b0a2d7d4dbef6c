import { expect, test } from "@playwright/test";
import { OFREPProvider } from "@openfeature/ofrep-provider";
import { OFREPWebProvider } from "@openfeature/ofrep-web-provider";
import { OpenFeature as Server } from "@openfeature/server-sdk";
import { OpenFeature as Web, type Provider, ProviderEvents } from "@openfeature/web-sdk";
import { AssayClient } from "../src/index";
import { AssayWebProvider } from "../src/openfeature";
import { admin, clientKey, flag, url } from "./server";

const headers: [string, string][] = [["Authorization", `Bearer ${clientKey}`]];

test.afterEach(async () => {
  await Web.close();
  await Server.close();
});

test("OpenFeature's OFREP provider for servers evaluates every type", async () => {
  await flag("ofrep-switch");
  await flag("ofrep-text", {
    type: "string",
    off_variation: "b",
    default: { variation: "a" },
    variations: [
      { id: "a", value: "blue" },
      { id: "b", value: "red" },
    ],
  });
  await Server.setProviderAndWait(new OFREPProvider({ baseUrl: url, headers }));
  const client = Server.getClient();
  const context = { targetingKey: "anna" };

  expect(await client.getBooleanValue("ofrep-switch", false, context)).toBe(true);
  const details = await client.getStringDetails("ofrep-text", "none", context);
  expect(details.value).toBe("blue");
  expect(details.variant).toBe("a");
  expect(details.reason).toBe("STATIC");
  expect((await client.getBooleanDetails("no-such-flag", true, context)).errorCode).toBe("FLAG_NOT_FOUND");
  expect((await client.getBooleanDetails("ofrep-switch", false, {})).errorCode).toBe("TARGETING_KEY_MISSING");
  expect((await client.getBooleanDetails("ofrep-text", false, context)).errorCode).toBe("TYPE_MISMATCH");
});

test("OpenFeature's OFREP provider for browsers follows changes", async () => {
  await flag("ofrep-web");
  await Web.setContext({ targetingKey: "anna" });
  await Web.setProviderAndWait(
    new OFREPWebProvider({ baseUrl: url, headers, pollInterval: 200 }) as Provider,
  );
  const client = Web.getClient();
  expect(client.getBooleanValue("ofrep-web", false)).toBe(true);
  expect(client.getBooleanDetails("ofrep-web", false).variant).toBe("on");

  await admin("POST", "/flags/ofrep-web/disable");
  await expect.poll(() => client.getBooleanValue("ofrep-web", true)).toBe(false);
});

test("the SDK's own OpenFeature provider evaluates locally and tells of changes", async () => {
  await flag("provider-flag", {
    rules: [
      {
        id: "german",
        conditions: [{ dimension: "country", operator: "equals", values: ["DE"] }],
        serve: { variation: "on" },
      },
    ],
    default: { variation: "off" },
  });
  await Web.setContext({ targetingKey: "anna", country: "DE" });
  await Web.setProviderAndWait(new AssayWebProvider(new AssayClient({ url, key: clientKey })));
  const client = Web.getClient();
  const details = client.getBooleanDetails("provider-flag", false);
  expect(details.value).toBe(true);
  expect(details.reason).toBe("TARGETING_MATCH");
  expect(details.flagMetadata).toEqual({ rule: "german" });
  expect(client.getStringDetails("provider-flag", "none").errorCode).toBe("TYPE_MISMATCH");

  const changed = new Promise((resolve) => {
    client.addHandler(ProviderEvents.ConfigurationChanged, resolve);
  });
  await admin("POST", "/flags/provider-flag/disable");
  await changed;
  expect(client.getBooleanValue("provider-flag", true)).toBe(false);
});
