import type { SampleCount, SampleRatio } from "./results";

const DEVIATIONS = 3;

/** Between which a day's count of a variant should lie, three standard deviations around its share. */
export function band(count: SampleCount, total: number): { low: number; high: number } | undefined {
  if (count.expected === null || total === 0) return undefined;
  const share = count.expected / total;
  const reach = DEVIATIONS * Math.sqrt(total * share * (1 - share));
  return { low: Math.max(0, count.expected - reach), high: count.expected + reach };
}

/** The days on which a variant got more or fewer users than its share allows. */
export function oddDays(srm: SampleRatio): string[] {
  return srm.days
    .filter(({ counts }) => {
      const total = counts.reduce((sum, { observed }) => sum + observed, 0);
      return counts.some((count) => {
        const within = band(count, total);
        return within !== undefined && (count.observed < within.low || count.observed > within.high);
      });
    })
    .map(({ day }) => day);
}
