import type { Posterior } from "./results";

const POINTS = 161;
const REACH = 4;

export type Density = { x: number; y: number }[];

/** A posterior's density, scaled to a peak of 1, over what is likely. */
export function density(posterior: Posterior): Density {
  const { kind, mean, sd, alpha, beta } = posterior;
  if (kind === "normal" && mean !== null && sd !== null && sd > 0) {
    return over(mean - REACH * sd, mean + REACH * sd, (x) => -0.5 * ((x - mean) / sd) ** 2);
  }
  if (kind === "beta" && alpha !== null && beta !== null) {
    const centre = alpha / (alpha + beta);
    const spread = Math.sqrt((centre * (1 - centre)) / (alpha + beta + 1));
    return over(
      Math.max(1e-9, centre - REACH * spread),
      Math.min(1 - 1e-9, centre + REACH * spread),
      (x) => (alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x),
    );
  }
  return [];
}

function over(from: number, to: number, ln: (x: number) => number): Density {
  const at = Array.from({ length: POINTS }, (_, index) => from + ((to - from) * index) / (POINTS - 1));
  const logs = at.map(ln);
  const top = Math.max(...logs);
  return at.map((x, index) => ({ x, y: Math.exp((logs[index] ?? top) - top) }));
}
