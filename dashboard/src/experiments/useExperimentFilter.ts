import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

const NAMES = ["q", "status", "owner", "tag"] as const;

/** Which experiments the list shows; an empty text asks for all. */
export type ExperimentFilter = Record<(typeof NAMES)[number], string>;

/** The filter lives in the address: it can be bookmarked, and Back undoes it. */
export function useExperimentFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(
    () => Object.fromEntries(NAMES.map((name) => [name, parameters.get(name) ?? ""])) as ExperimentFilter,
    [parameters],
  );
  const change = useCallback(
    (changes: Partial<ExperimentFilter>) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParameters],
  );
  const clear = useCallback(() => {
    setParameters({}, { replace: true });
  }, [setParameters]);
  return { filter, isFiltered: NAMES.some((name) => filter[name] !== ""), change, clear };
}
