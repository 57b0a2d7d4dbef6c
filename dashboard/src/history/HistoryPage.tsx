import { usePages } from "../api/usePages";
import { useShownExperiment } from "../experiments/shownExperiment";
import { More } from "../ui/More";
import { Failed, Loading } from "../ui/Waiting";
import type { HistoryEntry } from "./history";
import { HistoryItem } from "./HistoryItem";
import "./HistoryPage.css";

/** Who did what to the experiment, the newest first. */
export function HistoryPage() {
  const { id } = useShownExperiment();
  const pages = usePages<HistoryEntry>("history", `/experiments/${id}/history`);
  if (pages.isPending) return <Loading what="the history" />;
  if (pages.isError) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <section className="card" aria-label="History">
      <ol className="history">
        {pages.items.map((entry) => (
          <HistoryItem key={entry.position} entry={entry} />
        ))}
      </ol>
      <More {...pages} />
    </section>
  );
}
