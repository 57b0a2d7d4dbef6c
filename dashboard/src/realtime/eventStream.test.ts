import { describe, expect, it } from "vitest";
import { EventStreamParser, type StreamEvent } from "./eventStream";

const WINDOW = { name: "window", data: '{"minute":"2026-11-24T10:00:00Z"}' };

function parsed(...pieces: string[]): StreamEvent[] {
  const parser = new EventStreamParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

describe("the parser of event streams", () => {
  it("reads an event's name and data, with and without a space after the colon", () => {
    expect(parsed(`event:window\ndata:${WINDOW.data}\n\n`)).toEqual([WINDOW]);
    expect(parsed(`event: window\ndata: ${WINDOW.data}\n\n`)).toEqual([WINDOW]);
  });

  it.each(["\n", "\r\n", "\r"])("takes %j for the end of a line", (end) => {
    const text = ["event: window", `data: ${WINDOW.data}`, "", ": more", ""].join(end);
    expect(parsed(text)).toEqual([WINDOW]);
  });

  it("gives the same events however the stream is cut", () => {
    const text = `\uFEFF: hello\r\nevent: window\r\ndata: ${WINDOW.data}\r\n\r\nevent: results\r\ndata: {"position":7}\r\n\r\n`;
    const whole = parsed(text);
    expect(whole).toEqual([WINDOW, { name: "results", data: '{"position":7}' }]);
    for (let cut = 0; cut <= text.length; cut++) {
      expect(parsed(text.slice(0, cut), text.slice(cut))).toEqual(whole);
    }
    expect(parsed(...Array.from(text))).toEqual(whole);
  });

  it("joins several lines of data", () => {
    expect(parsed("data: one\ndata:\ndata:  two\n\n")).toEqual([{ name: "message", data: "one\n\n two" }]);
  });

  it("skips comments, unknown fields and events without data", () => {
    expect(parsed(": still here\n\nid: 7\nretry: 100\nevent: nothing\n\ndata\n\n")).toEqual([
      { name: "message", data: "" },
    ]);
  });

  it("keeps an unfinished event back", () => {
    const parser = new EventStreamParser();
    expect(parser.push("event: window\ndata: {}")).toEqual([]);
    expect(parser.push("\n")).toEqual([]);
    expect(parser.push("\n")).toEqual([{ name: "window", data: "{}" }]);
  });

  it("forgets an event's name once it is told", () => {
    expect(parsed("event: window\ndata: 1\n\ndata: 2\n\n").map((event) => event.name)).toEqual([
      "window",
      "message",
    ]);
  });
});
