/** An interval's two ends. */
export type Interval = readonly [number, number];

export type MetricKind = "conversion" | "count" | "mean" | "ratio" | "quantile" | "retention" | "funnel";
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
  denominator?: number;
  adjusted_interval?: Interval | null;
  covariate?: { variance_reduction: number; unadjusted_effect: number; unadjusted_interval: Interval };
  sequential?: Look;
  bayesian?: Belief;
  impact?: { daily_users: number; yearly: number; yearly_interval: Interval };
};

/** What a treatment's numbers say when they are looked at before the end. */
export type Look = {
  method: SequentialMethod;
  p_value: number | null;
  interval: Interval | null;
  statistic: number | null;
  boundary: number | null;
  information: number;
  look: number;
  spent_alpha: number | null;
  crossed: boolean;
  conditional_power_planned: number | null;
  conditional_power_trend: number | null;
};

/** A posterior to draw: of the lift, or of a rate. */
export type Posterior = {
  kind: "normal" | "beta";
  mean: number | null;
  sd: number | null;
  alpha: number | null;
  beta: number | null;
};

/** What is believed after the data, in the direction that is better. */
export type Belief = {
  chance_to_beat_control: number | null;
  expected_loss: number | null;
  expected_loss_of_control: number | null;
  credible_interval: Interval | null;
  posterior: Posterior | null;
};

export type SequentialMethod = "none" | "obrien_fleming" | "pocock" | "always_valid" | "confidence_sequence";

/** How an experiment is judged. */
export type Analysis = {
  confidence: number;
  method?: "frequentist" | "bayesian";
  sequential?: SequentialMethod;
  correction?: string;
  covariate?: "none" | "pre_exposure";
  stratify_by?: string | null;
  minimum_detectable_effect?: number;
  planned_users?: number | null;
  minimum_days?: number;
  prior?: { mean: number; sd: number };
  loss_threshold?: number;
};

/** All users first exposed until the end of a day. */
export type Cumulated = {
  day: string;
  variants: {
    variant_id: string;
    users: number;
    effect: number | null;
    interval: Interval | null;
    sequence: Interval | null;
    lift: number | null;
  }[];
};

export type Slices = {
  dimension: string;
  values: { value: string; users: number; srm_p_value: number | null; variants: VariantResult[] }[];
  heterogeneity: { variant_id: string; q: number; df: number; p_value: number | null; i_squared: number }[];
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

export type SampleCount = { variant_id: string; observed: number; expected: number | null };

export type SampleRatio = {
  status: string;
  chi_square: number | null;
  p_value: number | null;
  counts: SampleCount[];
  sequential_p_value: number | null;
  days: { day: string; status: string; p_value: number | null; counts: SampleCount[] }[];
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
  recommendation: {
    verdict: Verdict;
    variant_id: string | null;
    text: string;
    reasons: string[];
    risks: string[];
  };
  metrics: FurtherMetric[];
  daily: { day: string; variants: DayOfVariant[] }[];
  analysis: Analysis;
  series: Cumulated[];
  trend: { variant_id: string; slope: number; p_value: number; changed: boolean }[];
  funnel?: {
    step: number;
    event_name: string;
    variants: { variant_id: string; users: number; rate: number | null }[];
  }[];
  slices?: Slices;
  factorial?: {
    status: string;
    effects: {
      factors: string[];
      effect: number;
      interval: Interval;
      p_value: number;
      adjusted_p_value: number;
    }[];
    omnibus_p_value: number | null;
  };
  interactions?: Interaction[];
};

/** Whether a treatment's effect depends on a variant of another experiment. */
export type Interaction = {
  experiment_id: string;
  name: string;
  variant_id: string;
  other_variant_id: string;
  users: number[];
  effect_with_other_control: number | null;
  effect_with_other_treatment: number | null;
  difference: number | null;
  difference_interval: Interval | null;
  p_value: number | null;
  adjusted_p_value: number | null;
  independence_p_value: number | null;
  status: string;
};
