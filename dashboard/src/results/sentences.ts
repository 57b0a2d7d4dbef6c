import { count, lift, probability, range, value } from "../format/number";
import type { Cumulated, Interaction, Look, MeasuredMetric, Results, Slices, VariantResult } from "./results";

const share = (fraction: number) => `${Math.round(fraction * 100)} %`;

/** A chance is never quite none and never quite certain. */
const chanceOf = (p: number) => (p > 0.99 ? "more than 99 %" : p < 0.01 ? "less than 1 %" : share(p));

/** What a look before the end says, for somebody who has to decide. */
export function lookSentence(look: Look): string {
  const come = `${share(look.information)} of the planned users are there.`;
  const power =
    look.conditional_power_trend === null
      ? ""
      : ` If the effect stays as it is, it will be significant at the end with ${share(look.conditional_power_trend)} probability.`;
  if (look.boundary !== null) {
    const verdict = look.crossed
      ? "has crossed the boundary: one may stop."
      : "has not crossed the boundary: go on.";
    return `At look ${look.look} the statistic of ${value(look.statistic)} against ${value(look.boundary)} ${verdict} ${come}${look.crossed ? "" : power}`;
  }
  if (look.p_value === null) return come;
  const verdict = look.crossed
    ? "One may stop now: this answer stays right however often one looked."
    : "It cannot be told yet, however often one looked.";
  return `p ${probability(look.p_value)} at any look. ${verdict} ${come}${look.crossed ? "" : power}`;
}

/** What is believed of a treatment. */
export function beliefSentence(variant: VariantResult): string {
  const belief = variant.bayesian;
  const chance = belief?.chance_to_beat_control ?? null;
  if (!belief || chance === null) return "";
  return `${variant.name} is better than the control with ${chanceOf(chance)} probability; shipping it costs ${lift(belief.expected_loss).replace("+", "")} on average where it is not. The change lies within ${range(belief.credible_interval, lift)}.`;
}

/** What was saved by what users did before. */
export function savingSentence(variant: VariantResult): string {
  const saving = variant.covariate;
  return saving
    ? `Users' past explains ${share(saving.variance_reduction)} of the variance: without it the interval would be as wide as with ${share(1 - saving.variance_reduction)} of the users.`
    : "";
}

/** What the effect comes to in a year. */
export function impactSentence(variant: VariantResult, metric: MeasuredMetric): string {
  const impact = variant.impact;
  return impact
    ? `With ${count(Math.round(impact.daily_users))} users a day, ${value(impact.yearly)} of ${metric.name} a year (${range(impact.yearly_interval, value)}).`
    : "";
}

/** Since when the confidence sequence has told the effect from none. */
export function courseSentence(series: Cumulated[], variant: { id: string; name: string }): string {
  const days = series.map((day) => day.variants.find((each) => each.variant_id === variant.id));
  const last = days.at(-1);
  if ((last?.effect ?? null) === null) return `${variant.name} cannot be compared yet.`;
  const clear = (day: (typeof days)[number]) => {
    const [from = 0, to = 0] = day?.sequence ?? [];
    return from > 0 || to < 0;
  };
  let since = days.length;
  while (since > 0 && clear(days[since - 1])) since--;
  const told =
    since < days.length
      ? `The confidence sequence has excluded no effect since ${series[since]?.day}.`
      : "The confidence sequence still includes no effect.";
  return `${variant.name}: ${lift(last?.lift)} after ${series.length} day${series.length === 1 ? "" : "s"}. ${told}`;
}

const RATES = ["conversion", "retention", "funnel"];

/** Writes effects of a metric: differences of rates in points, others in the metric's unit. */
export function effectWriter(metric: MeasuredMetric): (effect: number | null) => string {
  return (effect) =>
    effect !== null && RATES.includes(metric.kind) ? `${(effect * 100).toFixed(2)} points` : value(effect);
}

type FactorEffect = NonNullable<Results["factorial"]>["effects"][number];

/** Which factors do something, and which of them depend on each other. */
export function factorSentence(effects: FactorEffect[]): string[] {
  const found = effects.filter(({ adjusted_p_value }) => adjusted_p_value < 0.05);
  const main = found.filter(({ factors }) => factors.length === 1).map(({ factors }) => factors.join(""));
  const pairs = found
    .filter(({ factors }) => factors.length > 1)
    .map(({ factors }) => factors.join(" with "));
  return [
    main.length === 0
      ? "No factor surely does anything by itself."
      : `${main.join(" and ")} changed the metric.`,
    pairs.length === 0
      ? "No two surely depend on each other: their effects add up."
      : `Depending on each other: ${pairs.join(", ")}. What one does is told only together with the other.`,
  ];
}

/** Whether effects depend on what else users saw. */
export function interactionSentence(interactions: Interaction[]): string {
  const found = interactions.filter(({ adjusted_p_value }) => (adjusted_p_value ?? 1) < 0.05);
  const names = [...new Set(found.map(({ name }) => name))];
  return found.length === 0
    ? "No effect here surely depends on which variant of another experiment users saw."
    : `The effect seems to depend on ${names.join(" and ")}: look at the two together.`;
}

/** Whether an effect is the same in all slices. */
export function heterogeneitySentence(slices: Slices, name: (id: string) => string): string[] {
  return slices.heterogeneity.map((each) =>
    each.p_value === null
      ? `${name(each.variant_id)}: one value only, nothing to compare.`
      : `${name(each.variant_id)}: the change ${each.p_value < 0.05 ? "differs" : "does not surely differ"} by ${slices.dimension.replace("_", " ")} (p ${probability(each.p_value)}, I² ${share(each.i_squared)}).`,
  );
}
