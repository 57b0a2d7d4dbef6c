import { describe, expect, it } from "vitest";
import { oddDays } from "./band";
import { askedOf, changed } from "./asked";
import { density } from "./densities";
import type { Cumulated, Interaction, Look, MeasuredMetric } from "./results";
import {
  courseSentence,
  effectWriter,
  factorSentence,
  heterogeneitySentence,
  interactionSentence,
  lookSentence,
} from "./sentences";

const LOOK: Look = {
  method: "obrien_fleming",
  p_value: null,
  interval: [-0.01, 0.03],
  statistic: 2.1,
  boundary: 2.96,
  information: 0.5,
  look: 7,
  spent_alpha: 0.003,
  crossed: false,
  conditional_power_planned: 0.8,
  conditional_power_trend: 0.65,
};

function day(on: string, sequence: [number, number]): Cumulated {
  return {
    day: on,
    variants: [{ variant_id: "b", users: 1, effect: 0.02, interval: null, sequence, lift: 0.1 }],
  };
}

describe("sentences", () => {
  it("say whether one may stop at a planned look", () => {
    expect(lookSentence(LOOK)).toContain(
      "has not crossed the boundary: go on. 50 % of the planned users are there.",
    );
    expect(lookSentence(LOOK)).toContain("with 65 % probability");
    expect(lookSentence({ ...LOOK, crossed: true })).toContain("one may stop");
  });

  it("say that an always-valid answer stays right", () => {
    const look = { ...LOOK, boundary: null, p_value: 0.003, crossed: true };
    expect(lookSentence(look)).toContain("p 0.003 at any look. One may stop now");
  });

  it("say since when the confidence sequence has excluded no effect", () => {
    const series = [day("2026-11-01", [-1, 1]), day("2026-11-02", [0.1, 1]), day("2026-11-03", [0.2, 1])];
    expect(courseSentence(series, { id: "b", name: "B" })).toBe(
      "B: +10.0% after 3 days. The confidence sequence has excluded no effect since 2026-11-02.",
    );
    expect(courseSentence(series.slice(0, 1), { id: "b", name: "B" })).toContain("still includes no effect");
    expect(courseSentence([], { id: "b", name: "B" })).toBe("B cannot be compared yet.");
  });

  it("say whether slices differ", () => {
    const slices = {
      dimension: "user_segment",
      values: [],
      heterogeneity: [{ variant_id: "b", q: 9, df: 2, p_value: 0.011, i_squared: 0.78 }],
    };
    expect(heterogeneitySentence(slices, () => "B")).toEqual([
      "B: the change differs by user segment (p 0.011, I² 78 %).",
    ]);
  });
});

describe("daily shares", () => {
  it("stand out beyond three standard deviations", () => {
    const counts = (a: number, b: number) =>
      [a, b].map((observed, index) => ({ variant_id: String(index), observed, expected: (a + b) / 2 }));
    const srm = {
      status: "OK",
      chi_square: null,
      p_value: null,
      counts: [],
      sequential_p_value: null,
      days: [
        { day: "2026-11-01", status: "OK", p_value: 0.5, counts: counts(5_000, 5_100) },
        { day: "2026-11-02", status: "SRM_FAILED", p_value: 1e-9, counts: counts(5_000, 5_700) },
        { day: "2026-11-03", status: "NO_TRAFFIC", p_value: null, counts: counts(0, 0) },
      ],
    };
    expect(oddDays(srm)).toEqual(["2026-11-02"]);
  });
});

describe("a posterior", () => {
  it("is drawn around where it is likely", () => {
    const beta = density({ kind: "beta", mean: null, sd: null, alpha: 101, beta: 901 });
    const peak = beta.reduce((best, point) => (point.y > best.y ? point : best));
    expect(peak.x).toBeCloseTo(0.1, 2);
    const normal = density({ kind: "normal", mean: 0.05, sd: 0.01, alpha: null, beta: null });
    expect(normal[80]?.x).toBeCloseTo(0.05, 10);
    expect(normal[0]?.y).toBeLessThan(0.001);
    expect(density({ kind: "normal", mean: 0, sd: 0, alpha: null, beta: null })).toEqual([]);
  });
});

describe("the page's address", () => {
  it("keeps what is asked for and drops what is not", () => {
    const asked = changed(new URLSearchParams("metric=revenue"), "dimension", "country");
    expect(askedOf(asked)).toEqual({ metric: "revenue", dimension: "country", method: "", sequential: "" });
    expect(changed(asked, "metric", "").toString()).toBe("dimension=country");
  });
});

it("effects of rates are points, and interactions name what they depend on", () => {
  const rate = effectWriter({ kind: "conversion" } as MeasuredMetric);
  expect(rate(0.0125)).toBe("1.25 points");
  expect(rate(null)).toBe("–");
  expect(effectWriter({ kind: "mean" } as MeasuredMetric)(12.5)).toBe("12.50");
  const pair = { name: "Banner", adjusted_p_value: 0.001 } as Interaction;
  expect(interactionSentence([pair, { ...pair, name: "Price", adjusted_p_value: 0.4 }])).toBe(
    "The effect seems to depend on Banner: look at the two together.",
  );
  expect(interactionSentence([{ ...pair, adjusted_p_value: null }])).toContain(
    "No effect here surely depends",
  );
});

it("a factorial tells what each factor does and which depend on each other", () => {
  const effect = {
    factors: ["headline"],
    effect: 0.01,
    interval: [0, 0.02] as [number, number],
    p_value: 0.01,
  };
  expect(
    factorSentence([
      { ...effect, adjusted_p_value: 0.02 },
      { ...effect, factors: ["button"], adjusted_p_value: 0.4 },
      { ...effect, factors: ["headline", "button"], adjusted_p_value: 0.6 },
    ]),
  ).toEqual(["headline changed the metric.", "No two surely depend on each other: their effects add up."]);
  expect(factorSentence([{ ...effect, factors: ["a", "b"], adjusted_p_value: 0.001 }])[1]).toContain(
    "a with b",
  );
});
