const ALL = 10_000;

/** Shares are kept in hundredths of a percent, so that sums are exact. `undefined`: not a percentage. */
export function basisPoints(text: string): number | undefined {
  const match = /^\s*(\d{1,3})(?:[.,](\d{1,2})0*)?\s*$/.exec(text);
  if (!match) return undefined;
  const points = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return points <= ALL ? points : undefined;
}

/** The percentage to send; what is none is sent as the text it is, for the server to refuse. */
export function shareOf(text: string): number | string {
  const points = basisPoints(text);
  return points === undefined ? text : points / 100;
}

/** What the shares that are percentages sum to, in hundredths of a percent. */
export function sumOf(shares: readonly string[]): number {
  return shares.reduce((sum, share) => sum + (basisPoints(share) ?? 0), 0);
}

export function isWhole(points: number): boolean {
  return points === ALL;
}

/** Shares that differ by a hundredth at most and sum to exactly 100; the first get what is left over. */
export function splitEvenly(parts: number): string[] {
  const each = Math.floor(ALL / parts);
  const over = ALL - each * parts;
  return Array.from({ length: parts }, (_, index) => writtenPercent(each + (index < over ? 1 : 0)));
}

/** Hundredths of a percent as a percentage without needless zeros. */
export function writtenPercent(points: number): string {
  return String(points / 100);
}
