import { afterEach, expect, test, vi } from "vitest";
import { AssayClient, type Options } from "../src/client";
import type { ConfigurationJson } from "../src/configuration";

const anna = { userId: "anna", country: "DE" };

function configuration(revision: string, on: boolean): ConfigurationJson {
  return {
    format: 1,
    revision,
    mark_salt: "s",
    flags: {
      shiny: {
        on,
        type: "boolean",
        salt: "f",
        variations: [
          { id: "on", value: true },
          { id: "off", value: false },
        ],
        off: "off",
        prerequisites: [],
        targets: {},
        rules: [],
        default: { variation: "on" },
      },
    },
    experiments: {
      checkout: {
        salt: "x",
        coverage: 10_000,
        control: "a",
        variants: [{ variant_id: "a", variant_name: "A", config: { pages: 1 } }],
        allocation: [{ variant: "a", ranges: [[0, 9_999]] }],
        targeting: [],
        exclusions: [],
      },
    },
  };
}

const clients: AssayClient[] = [];

function start(
  answer: (path: string, init?: RequestInit) => Response | Promise<Response>,
  options: Partial<Options> = {},
) {
  const client = new AssayClient({
    url: "http://assay.test/",
    key: "key",
    streaming: false,
    pollInterval: 5,
    flushInterval: 5,
    storage: null,
    random: () => 0,
    fetch: (input, init) =>
      Promise.resolve(answer((input as string).replace("http://assay.test/api/v1", ""), init)),
    ...options,
  });
  clients.push(client);
  return client;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

const json = (value: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(value), { status, headers });
const soon = { timeout: 5_000, interval: 5 };

test("without a server everybody gets the default at once", async () => {
  const client = start(() => Promise.reject(new TypeError("away")));
  expect(client.isOn("shiny", anna, true)).toBe(true);
  expect(client.details("shiny", anna, true).error).toBe("PROVIDER_NOT_READY");
  expect(client.assign("checkout", anna)).toEqual({
    experimentId: "checkout",
    reason: "UNKNOWN_EXPERIMENT",
    inExperiment: false,
  });
  expect(await client.ready(20)).toBe(false);
});

test("changes are asked for where they are not pushed, with the tag of what is known", async () => {
  let served = configuration("1", true);
  const tags: (string | undefined)[] = [];
  const client = start((_, init) => {
    const tag = (init?.headers as Record<string, string>)["If-None-Match"];
    tags.push(tag);
    return tag === `"${served.revision}"` ? new Response(null, { status: 304 }) : json(served);
  });
  expect(await client.ready()).toBe(true);
  expect(client.isOn("shiny", anna)).toBe(true);
  const heard = vi.fn();
  client.subscribe(heard);
  served = configuration("2", false);
  await vi.waitFor(() => {
    expect(client.isOn("shiny", anna, true)).toBe(false);
  }, soon);
  expect(heard).toHaveBeenCalledOnce();
  expect(tags).toContain('"1"');
});

test("garbage leaves what is known in force", async () => {
  let answer: () => Response = () => json(configuration("1", true));
  const client = start(() => answer());
  await client.ready();
  for (const garbage of ["<html>", "null", "[]", '{"format":1}', '{"format":9,"revision":"7"}']) {
    answer = () => new Response(garbage);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(client.isOn("shiny", anna)).toBe(true);
  }
});

test("a stream is followed, and what does not follow makes it ask for the whole", async () => {
  const frames = [
    `event: configuration\nid: 1\ndata: ${JSON.stringify(configuration("1", true))}\n\n`,
    ":\n\nevent: later\ndata: 1\n\n",
    `event: change\nid: 2\ndata: {"from":"1","revision":"2","flags":{"shiny":null}}\n\n`,
    'event: change\ndata: {"from": \n\n',
  ];
  const client = start(
    (path) =>
      path === "/sdk/stream"
        ? new Response(
            new ReadableStream({
              start: (controller) => {
                const bytes = new TextEncoder().encode(frames.join(""));
                controller.enqueue(bytes.slice(0, 100));
                controller.enqueue(bytes.slice(100));
              },
            }),
          )
        : json(configuration("3", false)),
    { streaming: true },
  );
  await vi.waitFor(() => {
    expect(client.revision).toBe("3");
  }, soon);
  expect(client.details("shiny", anna, true).value).toBe(false);
});

test("what was known last is there at the next start", async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  await start(() => json(configuration("1", true)), { storage }).ready();
  const away = () => Promise.reject(new TypeError("away"));
  expect(start(away, { storage }).isOn("shiny", anna)).toBe(true);
  expect(start(away, { bootstrap: configuration("0", true) }).isOn("shiny", anna)).toBe(true);
  kept.forEach((_, name) => kept.set(name, "{"));
  expect(start(away, { storage, bootstrap: configuration("0", true) }).revision).toBe("0");
});

test("what is kept and still served is ready once the server says so", async () => {
  const unchanged = () => new Response("event: unchanged\nid: 1\ndata: {}\n\n");
  const client = start(unchanged, { streaming: true, bootstrap: configuration("1", true) });
  expect(await client.ready(2_000)).toBe(true);
  expect(client.revision).toBe("1");
});

test("events wait for the server, are sent once it is back, and are bounded", async () => {
  let status = 503;
  const batches: { events: { event_id: string; event_type: string }[] }[] = [];
  const client = start(
    (path, init) => {
      if (path !== "/track/batch") {
        return json(configuration("1", true));
      }
      if (status === 202) {
        batches.push(JSON.parse(init?.body as string) as (typeof batches)[0]);
      }
      return json({ rejected: 0 }, status);
    },
    { batch: 2, held: 5 },
  );
  await client.ready();
  client.assign("checkout", anna);
  client.assign("checkout", anna);
  for (let i = 0; i < 6; i++) {
    client.track(anna, "purchase", { revenue: i });
  }
  expect(client.statistics().dropped).toBe(2);
  await vi.waitFor(() => {
    expect(client.statistics().waiting).toBe(5);
  }, soon);
  status = 202;
  await vi.waitFor(() => {
    expect(client.statistics()).toEqual({ sent: 5, waiting: 0, dropped: 2, refused: 0 });
  }, soon);
  expect(batches.map((batch) => batch.events.length)).toEqual([2, 2, 1]);
  expect(batches[0]?.events[0]?.event_type).toBe("exposure");
  status = 400;
  client.track(anna, "");
  await vi.waitFor(() => {
    expect(client.statistics().refused).toBe(1);
  }, soon);
});

test("events of a machine whose clock is an hour off bear the server's time", async () => {
  const sent: string[] = [];
  const client = start(
    (path, init) => {
      sent.push(...(path === "/track/batch" ? [init?.body as string] : []));
      return json(configuration("1", true), 202, { Date: new Date().toUTCString() });
    },
    { now: () => Date.now() + 3_600_000 },
  );
  await client.ready();
  client.track(anna, "purchase");
  await client.flush();
  const { events } = JSON.parse(sent[0] ?? "") as { events: { timestamp: string }[] };
  expect(Math.abs(Date.parse(events[0]?.timestamp ?? "") - Date.now())).toBeLessThan(60_000);
});

test("the server hears which flags are still in use", async () => {
  const told: unknown[] = [];
  const client = start((path, init) => {
    if (path === "/sdk/evaluations") {
      told.push(JSON.parse(init?.body as string));
      return new Response("{}", { status: 202 });
    }
    return Response.json(configuration("r1", true));
  });
  await client.ready();
  client.isOn("shiny", anna);
  client.isOn("shiny", anna);
  client.isOn("unknown", anna);
  await client.flush();
  await client.flush();
  expect(told).toEqual([{ flags: { shiny: { on: 2 } } }]);
});
