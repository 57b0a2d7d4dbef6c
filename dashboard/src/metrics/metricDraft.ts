import type { Fault } from "../api/problem";
import { isSlug, slugOf } from "../experiments/form/slug";
import type { Direction, MetricKind } from "./metric";

/** A metric as it is being typed; the window is in days. */
export type MetricDraft = {
  id: string;
  name: string;
  kind: MetricKind;
  eventName: string;
  valueProperty: string;
  window: string;
  direction: Direction;
  /** What a ratio divides by. */
  denominator: string;
  /** What follows a funnel's first step, a line each. */
  steps: string;
  /** In percent. */
  quantile: string;
  /** From which day on a user counts as retained. */
  from: string;
  /** How many days before the exposure are compared; empty for none. */
  before: string;
};

export const EMPTY: MetricDraft = {
  id: "",
  name: "",
  kind: "conversion",
  eventName: "",
  valueProperty: "",
  window: "14",
  direction: "increase",
  denominator: "",
  steps: "",
  quantile: "90",
  from: "7",
  before: "",
};

const VALUED: MetricKind[] = ["mean", "quantile"];
const WITH_PAST: MetricKind[] = ["conversion", "count", "mean", "ratio"];

export function isValued(kind: MetricKind): boolean {
  return VALUED.includes(kind);
}

export function hasPast(kind: MetricKind): boolean {
  return WITH_PAST.includes(kind);
}

function stepsOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function numberOf(text: string): number {
  return Number(text.replace(",", "."));
}

/** Until somebody writes an id of their own, it follows the name. */
export function renamed(draft: MetricDraft, name: string): MetricDraft {
  return { ...draft, name, id: draft.id === slugOf(draft.name) ? slugOf(name) : draft.id };
}

export function metricBody(draft: MetricDraft) {
  return {
    id: draft.id,
    name: draft.name.trim(),
    kind: draft.kind,
    event_name: draft.eventName.trim(),
    ...(isValued(draft.kind) && { value_property: draft.valueProperty.trim() }),
    ...(draft.kind === "ratio" && { denominator: { event_name: draft.denominator.trim() } }),
    ...(draft.kind === "funnel" && { steps: stepsOf(draft.steps).map((event_name) => ({ event_name })) }),
    ...(draft.kind === "quantile" && { quantile: Number((numberOf(draft.quantile) / 100).toFixed(6)) }),
    ...(draft.kind === "retention" && { window_start: windowOf(draft.from) }),
    ...(hasPast(draft.kind) && draft.before.trim() !== "" && { pre_exposure_window: windowOf(draft.before) }),
    conversion_window: windowOf(draft.window),
    direction: draft.direction,
  };
}

/** Days, also parts of them, as a duration. */
function windowOf(days: string): string {
  const number = Number(days.replace(",", "."));
  if (!Number.isFinite(number)) return days;
  return Number.isInteger(number) ? `P${number}D` : `PT${Math.round(number * 86_400)}S`;
}

/** What the server would refuse, with the pointers it would use. */
export function metricFaults(draft: MetricDraft): Fault[] {
  const days = Number(draft.window.replace(",", "."));
  const checks: [boolean, string, string][] = [
    [draft.name.trim() === "", "/name", "is required"],
    [!isSlug(draft.id), "/id", "must be lower-case letters, digits, - or _"],
    [draft.eventName.trim() === "", "/event_name", "is required"],
    [
      isValued(draft.kind) && draft.valueProperty.trim() === "",
      "/value_property",
      draft.kind === "mean"
        ? "is required for a mean: which property is added up?"
        : "is required for a quantile: of which property?",
    ],
    [
      draft.kind === "ratio" && draft.denominator.trim() === "",
      "/denominator",
      "is required: divided by what?",
    ],
    [draft.kind === "funnel" && stepsOf(draft.steps).length === 0, "/steps", "are required: what follows?"],
    [
      draft.kind === "quantile" && !(numberOf(draft.quantile) > 0 && numberOf(draft.quantile) < 100),
      "/quantile",
      "must lie between 0 and 100 %",
    ],
    [
      draft.kind === "retention" && !(numberOf(draft.from) > 0 && numberOf(draft.from) < days),
      "/window_start",
      "must be more than nothing and before the window ends",
    ],
    [
      hasPast(draft.kind) &&
        draft.before.trim() !== "" &&
        !(numberOf(draft.before) > 0 && numberOf(draft.before) <= 90),
      "/pre_exposure_window",
      "must be at most 90 days; leave it empty for none",
    ],
    [!(days > 0 && days <= 365), "/conversion_window", "must be more than nothing and at most 365 days"],
  ];
  return checks.filter(([faulty]) => faulty).map(([, pointer, detail]) => ({ pointer, detail }));
}
