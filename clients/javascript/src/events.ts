/** Sends events in batches; each has its id from the start, so that one sent twice counts once. */
export type Sending = {
  /** Where a page that is going sends its events, with the key. */
  beacon: string;
  send: (body: string) => Promise<Response>;
  batch: number;
  interval: number;
  held: number;
  random: () => number;
};

export type Statistics = { sent: number; waiting: number; dropped: number; refused: number };

const LONGEST_WAIT = 30_000;

/** How long to wait after so many failures: doubled each time, and half of it by chance. */
export const backoff = (first: number, failures: number, random: () => number) =>
  (Math.min(LONGEST_WAIT, first * 2 ** Math.min(failures, 10)) * (1 + random())) / 2;

export class Events {
  readonly #waiting: string[] = [];
  readonly #options: Sending;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  readonly #counts = { sent: 0, dropped: 0, refused: 0 };

  constructor(options: Sending) {
    this.#options = options;
  }

  /** Without room the event is dropped and counted. */
  offer(event: object): void {
    if (this.#waiting.length >= this.#options.held) {
      this.#counts.dropped++;
      return;
    }
    this.#waiting.push(JSON.stringify(event));
    if (this.#waiting.length >= this.#options.batch) {
      void this.send();
    } else {
      this.#later(this.#options.interval);
    }
  }

  statistics(): Statistics {
    return { ...this.#counts, waiting: this.#waiting.length };
  }

  #later(delay: number) {
    if (this.#timer === undefined && this.#sending === undefined) {
      this.#timer = setTimeout(() => void this.send(), delay);
    }
  }

  /** Sends what waits, until all of it is sent or the server is away. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending ??= this.#drain().finally(() => {
      this.#sending = undefined;
      if (this.#waiting.length > 0) {
        this.#later(this.#failures > 0 ? backoff(200, this.#failures - 1, this.#options.random) : 0);
      }
    });
    return this.#sending;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, this.#options.batch);
      if (!(await this.#deliver(batch))) {
        this.#failures++;
        return;
      }
      this.#failures = 0;
      this.#waiting.splice(0, batch.length);
    }
  }

  /** Whether the batch is settled: taken in, or refused for good. */
  async #deliver(batch: string[]): Promise<boolean> {
    try {
      const response = await this.#options.send(`{"events":[${batch.join(",")}]}`);
      if (response.status === 202) {
        const { rejected = 0 } = (await response.json().catch(() => ({}))) as { rejected?: number };
        this.#counts.refused += rejected;
        this.#counts.sent += batch.length - rejected;
        return true;
      }
      if (response.status >= 400 && response.status < 500 && ![408, 429].includes(response.status)) {
        this.#counts.refused += batch.length;
        return true;
      }
      return false;
    } catch {
      return false;
    }
  }

  /** The page is going: what waits is handed to the browser, which sends it by itself. */
  beacon(): void {
    while (this.#waiting.length > 0 && this.#sending === undefined) {
      const batch = this.#waiting.splice(0, this.#options.batch);
      if (navigator.sendBeacon(this.#options.beacon, `{"events":[${batch.join(",")}]}`)) {
        this.#counts.sent += batch.length;
      } else {
        this.#counts.dropped += batch.length;
      }
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#counts.dropped += this.#waiting.length;
    this.#waiting.length = 0;
  }
}
