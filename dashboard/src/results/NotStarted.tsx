import type { Experiment } from "../experiments/experiment";
import { EmptyState } from "../ui/EmptyState";
import { Time } from "../ui/Time";

/** Before the start there is nothing to read. */
export function NotStarted({ experiment: { status, start_date } }: { experiment: Experiment }) {
  return (
    <div className="card">
      <EmptyState icon="hourglass" title="Not started yet">
        <p>
          {status === "scheduled" && start_date ? (
            <>
              It starts by itself on <Time at={start_date} />; results appear with the first users.
            </>
          ) : (
            "Results appear here once it runs and the first users are exposed."
          )}
        </p>
      </EmptyState>
    </div>
  );
}
