import { useNavigate } from "react-router";
import { NotFound } from "../shell/NotFound";
import { useSession } from "../session/session";
import { useNotify } from "../ui/notices";
import { emptyDraft } from "./form/draft";
import { ExperimentFormView } from "./form/ExperimentFormView";
import { useExperimentForm } from "./form/useExperimentForm";

export function CreatePage() {
  const { may } = useSession();
  const form = useExperimentForm(() => emptyDraft(""));
  const navigate = useNavigate();
  const notify = useNotify();
  if (!may("changeExperiments")) return <NotFound what="Only an admin creates experiments." />;
  return (
    <>
      <title>New experiment · Assay</title>
      <div className="page-head">
        <div>
          <h1>New experiment</h1>
          <p>It begins as a draft: nothing happens to any user before you start it.</p>
        </div>
      </div>
      <ExperimentFormView
        form={form}
        isNew
        confirm="Create the draft"
        write={(body) => ({ method: "POST", path: "/experiments", body })}
        onDone={() => {
          notify("Draft created.");
          void navigate(`/experiments/${form.draft.id}/setup`);
        }}
        onCancel={() => void navigate("/experiments")}
      />
    </>
  );
}
