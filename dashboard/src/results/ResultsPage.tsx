import { useSearchParams } from "react-router";
import { Failed, Loading } from "../ui/Waiting";
import { useShownExperiment } from "../experiments/shownExperiment";
import { LiveStrip } from "../realtime/LiveStrip";
import { useNarrow } from "../ui/useNarrow";
import { FinePrint } from "./FinePrint";
import { FurtherMetrics } from "./FurtherMetrics";
import { IntervalChart } from "./IntervalChart";
import { NotStarted } from "./NotStarted";
import { Recommendation } from "./Recommendation";
import { useResults } from "./useResults";
import { VariantCards } from "./VariantCards";
import { VariantTable } from "./VariantTable";
import { Warnings } from "./Warnings";

export function ResultsPage() {
  const experiment = useShownExperiment();
  if (!experiment.started_at) return <NotStarted experiment={experiment} />;
  return <StartedResults id={experiment.id} />;
}

function StartedResults({ id }: { id: string }) {
  const [parameters, setParameters] = useSearchParams();
  const metric = parameters.get("metric") ?? "";
  const query = useResults(id, metric);
  const Variants = useNarrow() ? VariantCards : VariantTable;
  if (query.isPending) return <Loading what="the results" />;
  if (!query.data) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const results = query.data;
  return (
    <div className="stack">
      <Recommendation results={results} />
      <Warnings warnings={results.warnings} />
      <section className="card" aria-labelledby="variants">
        <div className="card__head">
          <h2 id="variants">{results.metric.name}</h2>
          {metric && (
            <button
              type="button"
              className="button button--plain button--small"
              onClick={() => {
                setParameters({}, { preventScrollReset: true });
              }}
            >
              Back to the metric that judges
            </button>
          )}
        </div>
        <Variants metric={results.metric} variants={results.variants} />
      </section>
      <IntervalChart metric={results.metric} variants={results.variants} confidence={results.confidence} />
      <FurtherMetrics metrics={results.metrics} />
      <LiveStrip />
      <FinePrint results={results} />
    </div>
  );
}
