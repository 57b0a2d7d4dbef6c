import { Link } from "react-router";
import { useSession } from "../session/session";
import { Tag } from "../ui/Badge";
import { Icon } from "../ui/Icon";
import { Ago, Time } from "../ui/Time";
import type { Experiment } from "./experiment";
import { Actions } from "./lifecycle/Actions";
import { StatusBadge } from "./StatusBadge";
import "./ExperimentHeader.css";

export function ExperimentHeader({ experiment }: { experiment: Experiment }) {
  const { may } = useSession();
  return (
    <div className="experiment-header">
      <Link to="/experiments" className="experiment-header__back">
        Experiments
      </Link>
      <div className="page-head">
        <div className="experiment-header__title">
          <h1>{experiment.name}</h1>
          <div className="row experiment-header__facts">
            <span role="status">
              <StatusBadge status={experiment.status} />
            </span>
            <code>{experiment.id}</code>
            <Moment experiment={experiment} />
            {experiment.owner && <span>owned by {experiment.owner}</span>}
            {experiment.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </div>
        </div>
        {may("changeExperiments") && <Actions experiment={experiment} />}
      </div>
      <DecisionNote experiment={experiment} />
    </div>
  );
}

function Moment({ experiment }: { experiment: Experiment }) {
  const { stopped_at, started_at, start_date, status, created_at } = experiment;
  if (stopped_at) {
    return (
      <span>
        stopped <Ago at={stopped_at} />
      </span>
    );
  }
  if (started_at) {
    return (
      <span>
        started <Ago at={started_at} />
      </span>
    );
  }
  if (status === "scheduled" && start_date) {
    return (
      <span>
        starts <Time at={start_date} />
      </span>
    );
  }
  return (
    <span>
      created <Ago at={created_at} />
    </span>
  );
}

function DecisionNote({ experiment: { decision, stop_reason, variants } }: { experiment: Experiment }) {
  if (!decision && !stop_reason) return null;
  const name = variants.find((variant) => variant.id === decision?.variant_id)?.name ?? decision?.variant_id;
  return (
    <p className="experiment-header__note">
      <Icon name="flag" />
      <span>
        {decision && (
          <>
            <strong>Decided for “{name}”</strong> by {decision.decided_by}: {decision.reason}{" "}
          </>
        )}
        {stop_reason && (
          <>
            <strong>Stopped:</strong> {stop_reason}
          </>
        )}
      </span>
    </p>
  );
}
