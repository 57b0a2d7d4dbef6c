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
};

export const EMPTY: MetricDraft = {
  id: "",
  name: "",
  kind: "conversion",
  eventName: "",
  valueProperty: "",
  window: "14",
  direction: "increase",
};

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
    ...(draft.kind === "mean" && { value_property: draft.valueProperty.trim() }),
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
      draft.kind === "mean" && draft.valueProperty.trim() === "",
      "/value_property",
      "is required for a mean: which property is added up?",
    ],
    [!(days > 0 && days <= 365), "/conversion_window", "must be more than nothing and at most 365 days"],
  ];
  return checks.filter(([faulty]) => faulty).map(([, pointer, detail]) => ({ pointer, detail }));
}
