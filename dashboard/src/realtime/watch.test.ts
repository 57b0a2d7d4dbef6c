import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Api } from "../api/api";
import { Problem, unreachable } from "../api/problem";
import { watch, type Connection } from "./watch";

function stream(...pieces: string[]): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      pieces.forEach((piece) => {
        controller.enqueue(encoder.encode(piece));
      });
      controller.close();
    },
  });
  return new Response(body);
}

/** Answers each connection in turn, and refuses once there is nothing left to answer. */
function answering(...answers: (Response | Problem)[]) {
  const asked = vi.fn(() => {
    const answer = answers.shift() ?? new Problem(404, "not-found", "gone");
    return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return { api: { stream: asked } as unknown as Api, asked };
}

async function watched(api: Api) {
  const events: string[] = [];
  const connections: Connection[] = [];
  const watching = watch(
    api,
    "/experiments/a/realtime",
    {
      on: ({ name }) => events.push(name),
      onConnection: (connection) => connections.push(connection),
    },
    new AbortController().signal,
  );
  await vi.runAllTimersAsync();
  await watching;
  return { events, connections };
}

describe("watching", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("comes back when the stream breaks off, and after nobody answered", async () => {
    const { api, asked } = answering(
      stream("event: window\ndata: {}\n\n", "event: results\n"),
      unreachable(),
      stream("event: results\ndata: {}\n\n"),
    );
    const { events, connections } = await watched(api);
    expect(events).toEqual(["window", "results"]);
    expect(connections).toEqual(["live", "offline", "offline", "live", "offline", "offline"]);
    expect(asked).toHaveBeenCalledTimes(4);
  });

  it("puts characters together that were cut in two", async () => {
    const bytes = new TextEncoder().encode("event: é\ndata: 1\n\n");
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 8));
        controller.enqueue(bytes.slice(8));
        controller.close();
      },
    });
    const { events } = await watched(answering(new Response(body)).api);
    expect(events).toEqual(["é"]);
  });

  it("gives up where asking again would not help", async () => {
    const { api, asked } = answering(new Problem(403, "forbidden", "no"));
    const { connections } = await watched(api);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(connections).toEqual(["offline"]);
  });
});
