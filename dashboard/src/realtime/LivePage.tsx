import { useShownExperiment } from "../experiments/shownExperiment";
import { NotStarted } from "../results/NotStarted";
import { LiveStrip } from "./LiveStrip";

/** For those who may watch, but not read results. */
export function LivePage() {
  const experiment = useShownExperiment();
  return experiment.started_at ? <LiveStrip /> : <NotStarted experiment={experiment} />;
}
