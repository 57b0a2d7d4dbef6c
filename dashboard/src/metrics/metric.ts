import type { Condition } from "../experiments/experiment";
import type { Direction, MetricKind } from "../results/results";

export type { Direction, MetricKind } from "../results/results";

/** A metric as `GET /metrics` lists it. */
export type Metric = {
  id: string;
  name: string;
  description: string;
  kind: MetricKind;
  event_name: string;
  filter: Condition[];
  value_property?: string;
  conversion_window: string;
  direction: Direction;
  metric_version: number;
  archived: boolean;
  version: number;
};

export const KINDS: Record<MetricKind, { name: string; question: string }> = {
  conversion: { name: "Conversion", question: "Did the user do it at least once?" },
  count: { name: "Count", question: "How often did the user do it?" },
  mean: { name: "Mean", question: "What did it add up to per user, such as revenue?" },
  ratio: {
    name: "Ratio",
    question: "How much of it came on each of something else, such as clicks a session?",
  },
  quantile: { name: "Quantile", question: "Below what were nine in ten values, such as load times?" },
  retention: { name: "Retention", question: "Did the user come back later?" },
  funnel: { name: "Funnel", question: "Did the user go through all steps, in order?" },
};
