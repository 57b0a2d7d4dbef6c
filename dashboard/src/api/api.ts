import { Problem, problemIn, unreachable } from "./problem";
import { uniqueName } from "./random";

const BASE = "/api/v1";
const ATTEMPTS = 3;

/** A change asked of the server. */
export type Write = {
  method: "POST" | "PUT" | "DELETE";
  path: string;
  body?: unknown;
  /** The version the caller has seen; the server refuses when there is a newer one. */
  version?: number;
};

/**
 * The server's API under one key. It remembers the highest position a write was answered with and sends it with every
 * read, so that whoever changed something sees the change.
 */
export class Api {
  readonly #key: string;
  readonly #refused: () => void;
  #position = 0;

  /** @param refused hears when the key is no longer taken */
  constructor(key: string, refused: () => void) {
    this.#key = key;
    this.#refused = refused;
  }

  async get(path: string, signal?: AbortSignal): Promise<unknown> {
    const answer = await this.#send(path, { headers: this.#reading(), ...(signal && { signal }) });
    return answer.json();
  }

  /** A file, and the name the server gives it. */
  async download(path: string): Promise<{ name: string; content: Blob }> {
    const answer = await this.#send(path, { headers: { ...this.#reading(), Accept: "*/*" } });
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    return { name: name ?? "results", content: await answer.blob() };
  }

  /** Opens a stream of events. */
  stream(path: string, signal: AbortSignal): Promise<Response> {
    return this.#send(path, { headers: { ...this.#reading(), Accept: "text/event-stream" }, signal });
  }

  /** Sent again while nobody answers: its name keeps the server from doing it twice. */
  async write({ method, path, body, version }: Write): Promise<unknown> {
    const headers = {
      ...this.#authorized(),
      "Idempotency-Key": uniqueName(),
      ...(version !== undefined && { "If-Match": `"${version}"` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
    };
    const request = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await repeatedly(() => this.#send(path, request));
    this.#position = Math.max(this.#position, Number(answer.headers.get("Assay-Position") ?? 0));
    return answer.json();
  }

  async #send(path: string, request: RequestInit): Promise<Response> {
    const answer = await fetch(BASE + path, request).catch((error: unknown) => {
      throw request.signal?.aborted ? error : unreachable();
    });
    if (answer.ok) return answer;
    if (answer.status === 401) this.#refused();
    throw await problemIn(answer);
  }

  #authorized() {
    return { Authorization: `Bearer ${this.#key}` };
  }

  #reading() {
    return {
      ...this.#authorized(),
      Accept: "application/json",
      ...(this.#position > 0 && { "Assay-Position": String(this.#position) }),
    };
  }
}

async function repeatedly(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Problem && error.isPassing) || attempt === ATTEMPTS) throw error;
      await new Promise((resume) => setTimeout(resume, 300 * attempt));
    }
  }
}
