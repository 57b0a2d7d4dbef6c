import { Link } from "react-router";
import { useSession } from "../session/session";
import { Button, buttonClass } from "../ui/Button";
import { CodeBlock } from "../ui/CodeBlock";
import { EmptyState } from "../ui/EmptyState";
import { Icon } from "../ui/Icon";

/** Where there is no experiment yet: how to make one. */
export function FirstExperiment() {
  const { may } = useSession();
  if (!may("changeExperiments")) {
    return (
      <EmptyState title="No experiments yet">
        <p>As soon as an admin creates the first one in this environment, it appears here.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No experiments yet">
      <p>Say what you want to try, split the traffic, start, and read here what came of it.</p>
      <Link to="/new-experiment" className={buttonClass({ kind: "primary" })}>
        <Icon name="plus" />
        Create the first experiment
      </Link>
      <CodeBlock label="Or from a terminal" text={creation(window.location.origin)} />
    </EmptyState>
  );
}

export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon="search" title="Nothing fits these filters">
      <p>Archived experiments are shown only when the status asks for them.</p>
      <Button onClick={onClear}>Clear the filters</Button>
    </EmptyState>
  );
}

function creation(origin: string): string {
  return `curl ${origin}/api/v1/experiments \\
  -H "Authorization: Bearer $ASSAY_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"id": "checkout", "name": "One-page checkout",
       "variants": [
         {"id": "control", "name": "Three pages", "allocation": 50, "control": true},
         {"id": "one-page", "name": "One page", "allocation": 50}]}'`;
}
