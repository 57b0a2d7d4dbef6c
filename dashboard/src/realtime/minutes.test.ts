import { describe, expect, it } from "vitest";
import { columns, lastHour, total, withMinute, type Minute } from "./minutes";

const at = (minute: string, exposures: number): Minute => ({
  minute,
  variants: [
    { variant_id: "control", exposures, conversions: 1, value: 0 },
    { variant_id: "b", exposures: 1, conversions: 0, value: 0 },
  ],
});

describe("the last hour", () => {
  it("replaces what was said of a minute before", () => {
    const told = withMinute(withMinute([], at("2026-11-24T10:00:00Z", 3)), at("2026-11-24T10:00:00Z", 5));
    expect(told).toEqual([at("2026-11-24T10:00:00Z", 5)]);
  });

  it("keeps minutes in order and drops those older than an hour", () => {
    const told = ["10:59", "10:00", "11:00"].reduce<Minute[]>(
      (known, time) => withMinute(known, at(`2026-11-24T${time}:00Z`, 1)),
      [],
    );
    expect(told.map(({ minute }) => minute)).toEqual(["2026-11-24T10:59:00Z", "2026-11-24T11:00:00Z"]);
  });

  it("has sixty minutes, the present one last", () => {
    const hour = lastHour(Date.parse("2026-11-24T11:00:42Z"));
    expect(hour).toHaveLength(60);
    expect(hour[0]).toBe("2026-11-24T10:01:00.000Z");
    expect(hour.at(-1)).toBe("2026-11-24T11:00:00.000Z");
  });

  it("counts nothing where nothing was told, and finds minutes however they are written", () => {
    const hour = lastHour(Date.parse("2026-11-24T11:00:42Z"));
    const known = [at("2026-11-24T11:00:00Z", 4)];
    expect(
      columns(known, hour, "control")
        .map(({ exposures }) => exposures)
        .slice(-2),
    ).toEqual([0, 4]);
    expect(total(columns(known, hour))).toEqual({ exposures: 5, conversions: 1 });
  });
});
