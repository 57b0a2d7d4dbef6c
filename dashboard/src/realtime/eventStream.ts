/** One event of a stream. */
export type StreamEvent = { name: string; data: string };

/**
 * Takes a `text/event-stream` apart as it comes in, whatever pieces it comes in. Ids and retry times are not used here.
 * Follows the HTML standard, section 9.2.6.
 */
export class EventStreamParser {
  #rest = "";
  #name = "";
  #data: string[] = [];
  #begun = false;

  /** The events that this piece completes. */
  push(piece: string): StreamEvent[] {
    const text = this.#rest + piece;
    const events: StreamEvent[] = [];
    let from = 0;
    for (;;) {
      const end = nextBreak(text, from);
      if (!end) break;
      const event = this.#line(text.slice(from, end.at));
      if (event) events.push(event);
      from = end.after;
    }
    this.#rest = text.slice(from);
    return events;
  }

  #line(raw: string): StreamEvent | null {
    const line = this.#begun ? raw : raw.replace(/^\uFEFF/, "");
    this.#begun = true;
    if (line === "") return this.#complete();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#name = value;
    if (field === "data") this.#data.push(value);
    return null;
  }

  #complete(): StreamEvent | null {
    const event = { name: this.#name || "message", data: this.#data.join("\n") };
    const isEvent = this.#data.length > 0;
    this.#name = "";
    this.#data = [];
    return isEvent ? event : null;
  }
}

/** The next end of a line. A carriage return that comes last may be half of one: it waits for the next piece. */
function nextBreak(text: string, from: number): { at: number; after: number } | null {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\n") return { at, after: at + 1 };
    if (character === "\r") {
      if (at + 1 === text.length) return null;
      return { at, after: text.charAt(at + 1) === "\n" ? at + 2 : at + 1 };
    }
  }
  return null;
}
