import { Icon } from "../ui/Icon";
import type { Warning } from "./results";
import "./Warnings.css";

const TITLES: Record<string, string> = {
  SRM_FAILED: "Sample ratio mismatch",
  SRM_WARNING: "Sample ratio is off",
  TRAFFIC_IN_ZERO_WEIGHT_ARM: "Users in a variant without traffic",
  ALLOCATION_CHANGED: "Allocation changed during the run",
  CROSSOVERS: "Users saw two variants",
  INTERACTION: "Depends on another experiment",
  ASSIGNMENT_NOT_INDEPENDENT: "Assignment depends on another experiment",
  NOVELTY: "The effect fades",
  PRIMACY: "The effect grows",
  OUTLIERS: "A few users decide",
  NOISY_BASELINE: "Uncertain baseline",
  PLACEBO: "Different before the exposure",
  ASYMMETRY: "Lost from one variant more",
  TWYMAN: "Too good to be true",
  METRIC_VERSION: "Older definition of the metric",
  LOW_COUNTS: "Few conversions",
  SHORT_RUN: "Less than a week",
  PARTIAL: "A part of the run",
};

const GRAVE = new Set(["SRM_FAILED", "TRAFFIC_IN_ZERO_WEIGHT_ARM"]);
const MILD = new Set(["SHORT_RUN", "PARTIAL", "LOW_COUNTS", "METRIC_VERSION"]);

/** What speaks against believing the numbers, the gravest first. */
export function Warnings({ warnings }: { warnings: Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <section aria-label="Doubts">
      <ul className="warnings">
        {warnings.map(({ code, message }) => (
          <li key={`${code} ${message}`} className={`warning warning--${weight(code)}`}>
            <Icon name={MILD.has(code) ? "info" : "warning"} />
            <p>
              <strong>{TITLES[code] ?? code}.</strong> {message}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function weight(code: string): "grave" | "mild" | "middling" {
  return GRAVE.has(code) ? "grave" : MILD.has(code) ? "mild" : "middling";
}
