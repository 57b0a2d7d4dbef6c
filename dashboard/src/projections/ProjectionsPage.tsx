import { Failed, Loading } from "../ui/Waiting";
import { ProjectionCard } from "./ProjectionCard";
import { useProjections } from "./useProjections";

export function ProjectionsPage() {
  const query = useProjections();
  return (
    <>
      <title>Projections · Assay</title>
      <div className="page-head">
        <div>
          <h1>Projections</h1>
          <p>
            Everything anyone reads is a view of the events. Any of them can be rebuilt from the log beside
            the live one, compared, and promoted.
          </p>
        </div>
      </div>
      {query.isPending && <Loading what="projections" />}
      {query.isError && !query.data && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      <div className="stack">
        {query.data?.items.map((projection) => (
          <ProjectionCard key={projection.name} projection={projection} />
        ))}
      </div>
    </>
  );
}
