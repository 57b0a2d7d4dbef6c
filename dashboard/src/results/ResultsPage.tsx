import { useSearchParams } from "react-router";
import { Failed, Loading } from "../ui/Waiting";
import { useShownExperiment } from "../experiments/shownExperiment";
import { LiveStrip } from "../realtime/LiveStrip";
import { useNarrow } from "../ui/useNarrow";
import { Factors } from "./Factors";
import { FinePrint } from "./FinePrint";
import { FurtherMetrics } from "./FurtherMetrics";
import { IntervalChart } from "./IntervalChart";
import { NotStarted } from "./NotStarted";
import { Recommendation } from "./Recommendation";
import { Beliefs } from "./Beliefs";
import { DailyUsers } from "./DailyUsers";
import { EffectOverTime } from "./EffectOverTime";
import { Funnel } from "./Funnel";
import { Interactions } from "./Interactions";
import { Judging } from "./Judging";
import { Readings } from "./Readings";
import { SlicesCard } from "./SlicesCard";
import { TakeAway } from "./TakeAway";
import { askedOf, changed } from "./asked";
import { useResults, type Asked } from "./useResults";
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
  const asked = askedOf(parameters);
  const query = useResults(id, asked);
  const Variants = useNarrow() ? VariantCards : VariantTable;
  const ask = (name: keyof Asked, value: string) => {
    setParameters(changed(parameters, name, value), { preventScrollReset: true });
  };
  if (query.isPending) return <Loading what="the results" />;
  if (!query.data) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const results = query.data;
  return (
    <div className="stack">
      <Warnings warnings={results.warnings} />
      <Recommendation results={results} />
      <section className="card" aria-labelledby="variants">
        <div className="card__head">
          <h2 id="variants">{results.metric.name}</h2>
          {asked.metric && (
            <button
              type="button"
              className="button button--plain button--small"
              onClick={() => {
                ask("metric", "");
              }}
            >
              Back to the metric that judges
            </button>
          )}
        </div>
        <Variants metric={results.metric} variants={results.variants} />
      </section>
      <IntervalChart metric={results.metric} variants={results.variants} confidence={results.confidence} />
      <Judging analysis={results.analysis} asked={asked} onAsk={ask} />
      <Readings results={results} />
      <EffectOverTime results={results} />
      <Beliefs results={results} />
      <DailyUsers results={results} />
      <Funnel results={results} />
      <SlicesCard results={results} dimension={asked.dimension} onAsk={ask} />
      <Factors results={results} />
      <Interactions results={results} />
      <FurtherMetrics metrics={results.metrics} />
      <LiveStrip />
      <TakeAway results={results} dimension={asked.dimension} />
      <FinePrint results={results} />
    </div>
  );
}
