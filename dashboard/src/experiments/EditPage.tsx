import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { NotFound } from "../shell/NotFound";
import { useSession } from "../session/session";
import { useNotify } from "../ui/notices";
import { Failed, Loading } from "../ui/Waiting";
import type { Experiment } from "./experiment";
import { draftOf } from "./form/draft";
import { ExperimentFormView } from "./form/ExperimentFormView";
import { useExperimentForm } from "./form/useExperimentForm";
import { useExperiment } from "./useExperiment";

export function EditPage() {
  const { id = "" } = useParams();
  const { may } = useSession();
  const query = useExperiment(id);
  if (!may("changeExperiments")) return <NotFound what="Only an admin changes experiments." />;
  if (query.isPending) return <Loading what="the experiment" />;
  if (!query.data) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Edit experiment={query.data} />;
}

function Edit({ experiment: present }: { experiment: Experiment }) {
  // What was there when the editing began: a change made meanwhile must not be overwritten unseen.
  const [experiment] = useState(present);
  const form = useExperimentForm(() => draftOf(experiment));
  const navigate = useNavigate();
  const notify = useNotify();
  const leave = () => void navigate(`/experiments/${experiment.id}/setup`);
  return (
    <>
      <title>{`Edit ${experiment.name} · Assay`}</title>
      <div className="page-head">
        <h1>Edit {experiment.name}</h1>
      </div>
      <ExperimentFormView
        form={form}
        isNew={false}
        isLive={experiment.status === "running" || experiment.status === "paused"}
        confirm="Save"
        write={(body) => ({
          method: "PUT",
          path: `/experiments/${experiment.id}`,
          body,
          version: experiment.version,
        })}
        onDone={() => {
          notify("Saved.");
          leave();
        }}
        onCancel={leave}
      />
    </>
  );
}
