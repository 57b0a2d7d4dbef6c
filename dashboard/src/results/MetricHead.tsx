import { Link } from "react-router";
import type { FurtherMetric } from "./results";

/** A metric's name, which leads to its numbers, and what it is here for. */
export function MetricHead({ further: { metric, role, margin } }: { further: FurtherMetric }) {
  return (
    <>
      <Link to={metric.id ? `?metric=${metric.id}` : "?"} preventScrollReset>
        {metric.name}
      </Link>
      <span className="table__sub">
        {role}
        {margin !== undefined && `, margin ${(margin * 100).toFixed(1)} %`}
        {metric.direction === "decrease" && ", lower is better"}
      </span>
    </>
  );
}
