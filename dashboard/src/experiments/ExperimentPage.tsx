import { NavLink, Outlet, useParams } from "react-router";
import { Problem } from "../api/problem";
import { useSession } from "../session/session";
import { Failed, Loading } from "../ui/Waiting";
import { NotFound } from "../shell/NotFound";
import { ExperimentHeader } from "./ExperimentHeader";
import { useExperiment } from "./useExperiment";
import "./ExperimentPage.css";

/** One experiment: its header, and below it one of its sides. */
export function ExperimentPage() {
  const { id = "" } = useParams();
  const { may } = useSession();
  const query = useExperiment(id);
  if (query.isPending) return <Loading what="the experiment" />;
  if (query.error instanceof Problem && query.error.status === 404) {
    return <NotFound what="There is no such experiment in this environment." />;
  }
  if (!query.data) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <title>{`${query.data.name} · Assay`}</title>
      <ExperimentHeader experiment={query.data} />
      <nav className="sides" aria-label="Experiment">
        <NavLink to="." end>
          {may("readResults") ? "Results" : "Live"}
        </NavLink>
        <NavLink to="setup">Setup</NavLink>
        <NavLink to="history">History</NavLink>
      </nav>
      <Outlet context={query.data} />
    </>
  );
}
