import { useOutletContext } from "react-router";
import type { Experiment } from "./experiment";

/** The experiment whose page this is. */
export function useShownExperiment(): Experiment {
  return useOutletContext<Experiment>();
}
