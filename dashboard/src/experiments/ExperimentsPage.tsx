import { Link } from "react-router";
import { usePages } from "../api/usePages";
import { useSession } from "../session/session";
import { buttonClass } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { More } from "../ui/More";
import { Failed, Loading } from "../ui/Waiting";
import { ExperimentFilters } from "./ExperimentFilters";
import { ExperimentTable } from "./ExperimentTable";
import { FirstExperiment, NothingFound } from "./NoExperiments";
import type { ExperimentSummary } from "./experiment";
import { useExperimentFilter } from "./useExperimentFilter";

export function ExperimentsPage() {
  const { may } = useSession();
  const { filter, isFiltered, change, clear } = useExperimentFilter();
  const pages = usePages<ExperimentSummary>("experiments", "/experiments", filter);
  return (
    <>
      <title>Experiments · Assay</title>
      <div className="page-head">
        <div>
          <h1>Experiments</h1>
          <p>What runs, what ran, and what is about to.</p>
        </div>
        {may("changeExperiments") && (
          <Link to="/new-experiment" className={buttonClass({ kind: "primary" })}>
            <Icon name="plus" />
            New experiment
          </Link>
        )}
      </div>
      <div className="stack">
        <ExperimentFilters filter={filter} onChange={change} />
        {pages.isPending && (
          <div className="card">
            <Loading what="experiments" />
          </div>
        )}
        {pages.isError && <Failed error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isSuccess && (
          <section className="card" aria-label="Experiments">
            {pages.items.length > 0 ? (
              <ExperimentTable experiments={pages.items} stale={pages.isPlaceholderData} />
            ) : isFiltered ? (
              <NothingFound onClear={clear} />
            ) : (
              <FirstExperiment />
            )}
            <More {...pages} />
          </section>
        )}
        <p className="visually-hidden" role="status">
          {pages.isSuccess && !pages.isPlaceholderData && told(pages.items.length, pages.hasNextPage)}
        </p>
      </div>
    </>
  );
}

function told(shown: number, more: boolean): string {
  return `${shown} experiment${shown === 1 ? "" : "s"} shown${more ? ", and there are more" : ""}`;
}
