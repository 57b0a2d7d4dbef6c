import { Configuration, type ConfigurationJson, type PatchJson, type User } from "./configuration";
import { backoff, Events, type Statistics } from "./events";

/** How a client works; all but the first two may be left out. */
export type Options = {
  /** The server's address, such as `https://assay.example.com`. */
  url: string;
  /** An API key of the role client. */
  key: string;
  /** A configuration to start from, as `GET /sdk/configuration` answers it. */
  bootstrap?: unknown;
  /** Where the last known configuration is kept; `localStorage` where there is one, and `null` for nowhere. */
  storage?: Pick<Storage, "getItem" | "setItem"> | null;
  /** Whether changes are pushed (default), or asked for. */
  streaming?: boolean;
  /** How often changes are asked for where they are not pushed, in milliseconds. */
  pollInterval?: number;
  /** How many events are sent at once. */
  batch?: number;
  /** How long an event waits for others, in milliseconds. */
  flushInterval?: number;
  /** How many events are held; further ones are dropped and counted. */
  held?: number;
  /** Hears of every exposure before it is sent. */
  onExposure?: (user: User, experiment: string, variant: string) => void;
  fetch?: typeof fetch;
  now?: () => number;
  random?: () => number;
};

/** What a flag serves, and why. */
export type FlagDetails<T> = {
  value: T;
  variant?: string;
  /** Such as `RULE` or `SPLIT`; `ERROR` when the default is served. */
  reason: string;
  error?: "PROVIDER_NOT_READY" | "FLAG_NOT_FOUND" | "TYPE_MISMATCH" | "GENERAL";
  rule?: string;
  experiment?: string;
};

/** The type of a flag that has this default: `boolean`, and not `false` alone. */
export type Widened<T> = T extends boolean
  ? boolean
  : T extends number
    ? number
    : T extends string
      ? string
      : T;

/** A user's part in an experiment; without a variant where there is no such running experiment. */
export type Assignment = {
  experimentId: string;
  variantId?: string;
  config?: unknown;
  reason: string;
  inExperiment: boolean;
};

const TOLD_EVERY = 60_000;
const MOST_REMEMBERED = 10_000;
const TOLERANCE = 30_000;
const DIMENSIONS = ["country", "platform", "user_segment"];

/** Decides about flags and experiments by itself. No method waits for the server or throws because of it. */
export class AssayClient {
  readonly #options: Options;
  readonly #events: Events;
  readonly #listeners = new Set<() => void>();
  readonly #exposed = new Set<string>();
  /** How often each flag served which variation, since that was told last. */
  #seen: Record<string, Record<string, number>> = {};
  readonly #teller: ReturnType<typeof setInterval>;
  readonly #stop = new AbortController();
  #configuration: Configuration | undefined;
  readonly #random: () => number;
  #clockOffset = 0;
  #failures = 0;
  #becomeReady: () => void = () => undefined;
  readonly #isReady = new Promise<void>((resolve) => (this.#becomeReady = resolve));

  constructor(options: Options) {
    this.#options = { ...options, url: options.url.replace(/\/+$/, "") };
    this.#random = options.random ?? Math.random;
    this.#configuration = this.#known();
    this.#events = new Events({
      beacon: `${this.#options.url}/api/v1/track/batch?key=${encodeURIComponent(options.key)}`,
      send: (body) => this.#send("track/batch", { method: "POST", body, keepalive: true }),
      batch: options.batch ?? 50,
      interval: options.flushInterval ?? 1_000,
      held: options.held ?? 1_000,
      random: this.#random,
    });
    if (typeof document !== "undefined") {
      document.addEventListener("visibilitychange", this.#hide, { signal: this.#stop.signal });
    }
    this.#teller = setInterval(() => {
      this.#tell();
    }, TOLD_EVERY);
    void this.#follow();
  }

  /** Tells the server which flags are still in use. What gets lost is told by others. */
  #tell() {
    const told = JSON.stringify({ flags: this.#seen });
    if (told !== '{"flags":{}}') {
      this.#seen = {};
      void this.#send("sdk/evaluations", { method: "POST", body: told, keepalive: true }).catch(
        () => undefined,
      );
    }
  }

  readonly #hide = () => {
    if (document.visibilityState === "hidden") {
      this.#events.beacon();
      this.#tell();
    }
  };

  /** Until the server's own configuration is here, or the time is over; says which. */
  async ready(patience = 5_000): Promise<boolean> {
    const late = new Promise<boolean>((resolve) => {
      setTimeout(resolve, patience, false);
    });
    return Promise.race([this.#isReady.then(() => true), late]);
  }

  /** Which configuration is in force; nothing while none is known. */
  get revision(): string | undefined {
    return this.#configuration?.revision;
  }

  /** Calls back after every change; answers how to end that. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  isOn(flag: string, user: User, otherwise = false): boolean {
    return this.details(flag, user, otherwise).value;
  }

  text(flag: string, user: User, otherwise = ""): string {
    return this.details(flag, user, otherwise).value;
  }

  number(flag: string, user: User, otherwise = 0): number {
    return this.details(flag, user, otherwise).value;
  }

  json<T extends object>(flag: string, user: User, otherwise: T): T {
    return this.details(flag, user, otherwise).value as T;
  }

  /** The default says which type the flag must be of. */
  details<T extends string | number | boolean | object>(
    id: string,
    user: User,
    otherwise: T,
  ): FlagDetails<Widened<T>> {
    const fail = (error: NonNullable<FlagDetails<T>["error"]>) => ({
      value: otherwise as Widened<T>,
      reason: "ERROR",
      error,
    });
    try {
      const flag = this.#configuration?.flag(id);
      if (!this.#configuration || !flag) {
        return fail(this.#configuration ? "FLAG_NOT_FOUND" : "PROVIDER_NOT_READY");
      }
      const found = flag.evaluate(this.#configuration.ask(user));
      if (typeof found.value !== typeof otherwise) {
        return fail("TYPE_MISMATCH");
      }
      if (found.experiment !== undefined) {
        this.#expose(user, found.experiment, found.variation);
      }
      const seen = (this.#seen[id] ??= {});
      seen[found.variation] = (seen[found.variation] ?? 0) + 1;
      return {
        value: found.value as Widened<T>,
        variant: found.variation,
        reason: found.reason,
        ...(found.rule !== undefined && { rule: found.rule }),
        ...(found.experiment !== undefined && { experiment: found.experiment }),
      };
    } catch {
      return fail("GENERAL");
    }
  }

  /** A user's variant; who takes part counts as having been shown it, unless told otherwise. */
  assign(experimentId: string, user: User, { expose = true } = {}): Assignment {
    const experiment = this.#configuration?.experiment(experimentId);
    if (!this.#configuration || !experiment) {
      return { experimentId, reason: "UNKNOWN_EXPERIMENT", inExperiment: false };
    }
    const { variant: variantId, ...found } = experiment(this.#configuration.ask(user));
    if (expose && found.inExperiment) {
      this.#expose(user, experimentId, variantId);
    }
    return { experimentId, variantId, ...found };
  }

  /** Something a user did, such as a purchase with its revenue. */
  track(user: User, eventName: string, properties: Record<string, unknown> = {}): void {
    this.#offer(user, { event_type: "custom", event_name: eventName, properties });
  }

  #expose(user: User, experiment: string, variant: string) {
    const what = JSON.stringify([user.userId, experiment, variant]);
    if (this.#exposed.has(what)) {
      return;
    }
    if (this.#exposed.size >= MOST_REMEMBERED) {
      this.#exposed.clear();
    }
    this.#exposed.add(what);
    try {
      this.#options.onExposure?.(user, experiment, variant);
    } catch (fault) {
      console.warn("assay", fault);
    }
    const properties = Object.fromEntries(
      DIMENSIONS.filter((name) => typeof user[name] === "string").map((name) => [name, user[name]]),
    );
    this.#offer(user, {
      event_type: "exposure",
      event_name: "exposure",
      experiment_id: experiment,
      variant_id: variant,
      properties,
    });
  }

  #offer(user: User, event: object) {
    try {
      this.#events.offer({
        event_id: crypto.randomUUID(),
        user_id: user.userId,
        timestamp: new Date(this.#now() + this.#clockOffset).toISOString(),
        ...event,
      });
    } catch (fault) {
      console.warn("assay", fault);
    }
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  /** The clock of the machine may be an hour off; the server would not take its events in. */
  #heard(response: Response) {
    const difference = Date.parse(response.headers.get("Date") ?? "") - this.#now();
    if (!Number.isNaN(difference)) {
      this.#clockOffset = Math.abs(difference) > TOLERANCE ? difference : 0;
    }
  }

  /** Sends all events that wait, as far as the server is there. */
  async flush(): Promise<void> {
    this.#tell();
    await this.#events.send();
  }

  statistics(): Statistics {
    return this.#events.statistics();
  }

  async #follow(): Promise<void> {
    const streaming = this.#options.streaming ?? true;
    while (!this.#stop.signal.aborted) {
      try {
        if (streaming) {
          await this.#stream();
        } else {
          await this.#poll();
          await this.#sleep(this.#options.pollInterval ?? 30_000);
        }
      } catch {
        await this.#sleep(backoff(250, this.#failures++, this.#random));
        if (streaming) {
          // A proxy may let no stream through.
          await this.#poll().catch(() => undefined);
        }
      }
    }
  }

  #sleep(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      this.#stop.signal.addEventListener(
        "abort",
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }

  #request(path: string, headers: Record<string, string>): Promise<Response> {
    return this.#send(`sdk/${path}`, { headers, signal: this.#stop.signal });
  }

  async #send(
    path: string,
    init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> },
  ): Promise<Response> {
    const headers = { ...init.headers, Authorization: `Bearer ${this.#options.key}` };
    const request = { ...init, headers };
    const response = await (this.#options.fetch ?? globalThis.fetch)(
      `${this.#options.url}/api/v1/${path}`,
      request,
    );
    this.#heard(response);
    return response;
  }

  async #stream(): Promise<void> {
    const response = await this.#request("stream", {
      Accept: "text/event-stream",
      ...(this.revision !== undefined && { "Last-Event-ID": this.revision }),
    });
    if (!response.ok || !response.body) {
      throw new Error(`answered with ${response.status}`);
    }
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      const frames = text.split(/\r?\n\r?\n/);
      text = frames.pop() ?? "";
      for (const frame of frames) {
        await this.#take(frame);
        this.#failures = 0;
      }
    }
    throw new Error("the stream has ended");
  }

  async #take(frame: string): Promise<void> {
    const field = (name: string) =>
      frame
        .split(/\r?\n/)
        .filter((line) => line.startsWith(`${name}:`))
        .map((line) => line.slice(name.length + 1).replace(/^ /, ""))
        .join("\n");
    const data = field("data");
    try {
      switch (data && field("event")) {
        case "unchanged":
          this.#becomeReady();
          break;
        case "configuration":
          this.#accept(new Configuration(JSON.parse(data) as ConfigurationJson));
          break;
        case "change": {
          const next = this.#configuration?.after(JSON.parse(data) as PatchJson);
          if (next) {
            this.#accept(next);
          } else {
            await this.#poll();
          }
          break;
        }
        default:
      }
    } catch {
      await this.#poll().catch(() => undefined);
    }
  }

  async #poll(): Promise<void> {
    const response = await this.#request("configuration", {
      ...(this.revision !== undefined && { "If-None-Match": `"${this.revision}"` }),
    });
    if (response.status === 304) {
      this.#becomeReady();
    } else if (response.ok) {
      this.#accept(new Configuration((await response.json()) as ConfigurationJson));
    } else {
      throw new Error(`answered with ${response.status}`);
    }
    this.#failures = 0;
  }

  #accept(next: Configuration) {
    this.#configuration = next;
    this.#becomeReady();
    try {
      this.#storage()?.setItem(this.#place(), JSON.stringify(next.source));
    } catch {
      // full, or forbidden: the next start asks the server
    }
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #place() {
    return `assay:${this.#options.url}:${this.#options.key.slice(-8)}`;
  }

  #storage() {
    return this.#options.storage === undefined
      ? typeof localStorage === "undefined"
        ? null
        : localStorage
      : this.#options.storage;
  }

  /** The last one known, or the one shipped with the application. */
  #known(): Configuration | undefined {
    const read = (source: () => unknown) => {
      try {
        const json = source();
        return json ? new Configuration(json as ConfigurationJson) : undefined;
      } catch {
        return undefined;
      }
    };
    return (
      read(() => JSON.parse(this.#storage()?.getItem(this.#place()) ?? "null")) ??
      read(() => this.#options.bootstrap)
    );
  }

  /** Sends what waits and follows no longer. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#teller);
    this.#tell();
    await this.#events.send().catch(() => undefined);
    this.#events.close();
  }
}
