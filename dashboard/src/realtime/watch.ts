import type { Api } from "../api/api";
import { Problem } from "../api/problem";
import { EventStreamParser, type StreamEvent } from "./eventStream";

/** The server sends something at least every 15 seconds; after this much silence the connection is dead. */
const SILENCE = 40_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

export type Connection = "connecting" | "live" | "offline";

type Watcher = { on: (event: StreamEvent) => void; onConnection: (connection: Connection) => void };

/** Listens to a stream until it is aborted, and comes back whenever it breaks off. */
export async function watch(api: Api, path: string, watcher: Watcher, leaving: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE;
  while (!leaving.aborted) {
    try {
      await listen(api, path, leaving, {
        ...watcher,
        onConnection: (connection) => {
          pause = FIRST_PAUSE;
          watcher.onConnection(connection);
        },
      });
    } catch (error) {
      if (isFinal(error)) break;
    }
    watcher.onConnection("offline");
    await rest(pause * (0.75 + Math.random() / 2), leaving);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }
  watcher.onConnection("offline");
}

async function listen(api: Api, path: string, leaving: AbortSignal, watcher: Watcher): Promise<void> {
  const silence = new AbortController();
  const heard = <T>(waiting: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => {
      silence.abort();
    }, SILENCE);
    return waiting.finally(() => {
      clearTimeout(timer);
    });
  };
  const answer = await heard(api.stream(path, AbortSignal.any([leaving, silence.signal])));
  if (!answer.body) return;
  watcher.onConnection("live");
  const parser = new EventStreamParser();
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await heard(reader.read());
    if (done) return;
    parser.push(decoder.decode(value, { stream: true })).forEach(watcher.on);
  }
}

/** Asking again would not help. */
function isFinal(error: unknown): boolean {
  return error instanceof Problem && [401, 403, 404].includes(error.status);
}

function rest(length: number, leaving: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const timer = setTimeout(resume, length);
    leaving.addEventListener("abort", () => {
      clearTimeout(timer);
      resume();
    });
  });
}
