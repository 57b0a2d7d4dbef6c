/** An interval's two ends. */
export type Interval = readonly [number, number];

export type MetricKind = "conversion" | "count" | "mean";
export type Direction = "increase" | "decrease";

/** A metric as it was counted; without an id, the experiment's own conversions. */
export type MeasuredMetric = {
  id: string | null;
  name: string;
  kind: MetricKind;
  version: number;
  direction: Direction;
};

/** One variant under one metric. Rates and their intervals are in percent, lifts are fractions. */
export type VariantResult = {
  variant_id: string;
  name: string;
  control: boolean;
  exposures: number;
  conversions: number;
  conversion_rate: number | null;
  confidence_interval: Interval | null;
  wilson_interval: Interval | null;
  mean?: number;
  mean_interval?: Interval;
  sum?: number;
  lift: string | null;
  lift_value: number | null;
  lift_interval: Interval | null;
  effect: number | null;
  effect_interval: Interval | null;
  method: string | null;
  p_value: number | null;
  adjusted_p_value: number | null;
  statistical_significance: number | null;
  significant: boolean;
  guardrail?: "SAFE" | "HARM" | "INCONCLUSIVE";
  status: string;
};

export type Verdict =
  "no_data" | "investigate" | "keep_running" | "ship" | "do_not_ship" | "no_difference" | "inconclusive";

export type Warning = { code: string; message: string };

/** Another metric of the experiment. */
export type FurtherMetric = {
  metric: MeasuredMetric;
  role: "target" | "secondary" | "guardrail";
  margin?: number;
  variants: VariantResult[];
  status: string;
};

export type DayOfVariant = { variant_id: string; exposures: number; conversions: number; sum: number };

export type SampleRatio = {
  status: string;
  chi_square: number | null;
  p_value: number | null;
  counts: { variant_id: string; observed: number; expected: number | null }[];
};

/** An experiment's results; what is unknown is `null`. */
export type Results = {
  experiment_id: string;
  name: string;
  status: string;
  duration_days: number;
  sample_size: number;
  as_of: string;
  position: number;
  generation: number;
  metric: MeasuredMetric;
  variants: VariantResult[];
  method: string;
  confidence: number;
  assumptions: string[];
  srm: SampleRatio;
  crossovers: { users: number; share: number };
  power: {
    minimum_detectable_effect: number | null;
    smallest_interesting_effect: number;
    sample_size_needed: number | null;
    days_left: number | null;
  };
  warnings: Warning[];
  recommendation: { verdict: Verdict; variant_id: string | null; text: string };
  metrics: FurtherMetric[];
  daily: { day: string; variants: DayOfVariant[] }[];
};
