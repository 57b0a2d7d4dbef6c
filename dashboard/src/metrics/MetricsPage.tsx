import { useState } from "react";
import { duration } from "../format/time";
import { useSession } from "../session/session";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { TableScroll } from "../ui/TableScroll";
import { Failed, Loading } from "../ui/Waiting";
import { KINDS, type Metric } from "./metric";
import { MetricDialog } from "./MetricDialog";
import { useMetrics } from "./useMetrics";

export function MetricsPage() {
  const { may } = useSession();
  const query = useMetrics();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <title>Metrics · Assay</title>
      <div className="page-head">
        <div>
          <h1>Metrics</h1>
          <p>What experiments are judged by. They belong to the whole company.</p>
        </div>
        {may("defineMetrics") && (
          <Button
            kind="primary"
            icon="plus"
            onClick={() => {
              setCreating(true);
            }}
          >
            New metric
          </Button>
        )}
      </div>
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isError && (
        <section className="card" aria-label="Metrics">
          {query.isPending && <Loading what="metrics" />}
          {query.data?.length === 0 && (
            <EmptyState title="No metrics yet">
              <p>
                A metric counts one kind of tracked event for each user: whether it happened, how often, or
                what it added up to. An experiment without one is judged by its own conversions.
              </p>
            </EmptyState>
          )}
          {query.data && query.data.length > 0 && <MetricTable metrics={query.data} />}
        </section>
      )}
      {creating && (
        <MetricDialog
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </>
  );
}

function MetricTable({ metrics }: { metrics: Metric[] }) {
  return (
    <TableScroll label="Metrics, scrollable">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Kind</th>
            <th scope="col">Event</th>
            <th scope="col">Window</th>
            <th scope="col">Better is</th>
            <th scope="col">Definition</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <tr key={metric.id}>
              <th scope="row">
                {metric.name}
                <code className="table__sub">{metric.id}</code>
              </th>
              <td>
                <Badge tone="accent">{KINDS[metric.kind].name}</Badge>
              </td>
              <td>
                <code>{metric.event_name}</code>
                {metric.value_property && (
                  <span className="table__sub">value of {metric.value_property}</span>
                )}
              </td>
              <td>{duration(metric.conversion_window)}</td>
              <td>{metric.direction === "increase" ? "more" : "less"}</td>
              <td>version {metric.metric_version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
