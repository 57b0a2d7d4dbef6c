import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { throttled } from "./throttled";

describe("what is throttled", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("happens once a second at most, and the last call is not lost", () => {
    const deed = vi.fn();
    const { call } = throttled(1_000, deed);
    for (let tenth = 0; tenth < 30; tenth++) {
      call();
      vi.advanceTimersByTime(100);
    }
    expect(deed).toHaveBeenCalledTimes(4);
    call();
    vi.advanceTimersByTime(1_000);
    expect(deed).toHaveBeenCalledTimes(5);
  });

  it("does not happen after it was called off", () => {
    const deed = vi.fn();
    const { call, cancel } = throttled(1_000, deed);
    call();
    cancel();
    vi.advanceTimersByTime(5_000);
    expect(deed).not.toHaveBeenCalled();
  });
});
