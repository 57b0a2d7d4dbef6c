/** A variant's part of a minute. */
export type MinuteOfVariant = { variant_id: string; exposures: number; conversions: number; value: number };

/** One minute as it is now. */
export type Minute = { minute: string; variants: MinuteOfVariant[] };

export type Column = { exposures: number; conversions: number };

const MINUTES = 60;
const LENGTH = 60_000;

/** Replaces what was known of the minute; keeps the last hour only. */
export function withMinute(known: readonly Minute[], told: Minute): Minute[] {
  const from = Date.parse(told.minute) - MINUTES * LENGTH;
  return [...known.filter(({ minute }) => minute !== told.minute && Date.parse(minute) > from), told].sort(
    (one, other) => Date.parse(one.minute) - Date.parse(other.minute),
  );
}

/** The beginnings of the last hour's minutes, the present one last. */
export function lastHour(now: number): string[] {
  const present = Math.floor(now / LENGTH) * LENGTH;
  return Array.from({ length: MINUTES }, (_, index) =>
    new Date(present - (MINUTES - 1 - index) * LENGTH).toISOString(),
  );
}

/** What one variant, or all of them, did in each of the minutes; nothing where nothing was told. */
export function columns(known: readonly Minute[], minutes: readonly string[], variant?: string): Column[] {
  const byTime = new Map(known.map((each) => [Date.parse(each.minute), each.variants]));
  return minutes.map((minute) =>
    (byTime.get(Date.parse(minute)) ?? [])
      .filter((each) => variant === undefined || each.variant_id === variant)
      .reduce(
        (sum, each) => ({
          exposures: sum.exposures + each.exposures,
          conversions: sum.conversions + each.conversions,
        }),
        { exposures: 0, conversions: 0 },
      ),
  );
}

export function total(all: readonly Column[]): Column {
  return all.reduce(
    (sum, each) => ({
      exposures: sum.exposures + each.exposures,
      conversions: sum.conversions + each.conversions,
    }),
    { exposures: 0, conversions: 0 },
  );
}
