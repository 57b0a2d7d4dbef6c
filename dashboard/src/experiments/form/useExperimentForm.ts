import { useCallback, useState } from "react";
import { faultsAt, faultsWithin, isWithin } from "../../api/faults";
import type { Fault } from "../../api/problem";
import type { ExperimentDraft } from "./draft";
import { faultsIn } from "./validation";

export type Change = (draft: ExperimentDraft) => ExperimentDraft;

/** A draft being typed, and what is wrong with it. */
export type ExperimentForm = {
  draft: ExperimentDraft;
  faults: readonly Fault[];
  /** Changes the draft, and takes back what the server said of the field. */
  change: (pointer: string, change: Change) => void;
  /** What is wrong with exactly this field. */
  at: (pointer: string) => string[];
  /** What is wrong with this field or anything inside it. */
  within: (pointer: string) => string[];
  /** Whether it may be sent; from now on faults are shown as they arise. */
  check: () => boolean;
  refuse: (faults: Fault[]) => void;
};

export function useExperimentForm(initial: () => ExperimentDraft): ExperimentForm {
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [refused, setRefused] = useState<Fault[]>([]);
  const found = checked ? faultsIn(draft) : [];
  const faults = [
    ...found,
    ...refused.filter((fault) => !found.some((own) => own.pointer === fault.pointer)),
  ];

  const change = useCallback((pointer: string, how: Change) => {
    setDraft(how);
    setRefused((before) =>
      before.filter((fault) => !isWithin(fault.pointer, pointer) && !isWithin(pointer, fault.pointer)),
    );
  }, []);

  return {
    draft,
    faults,
    change,
    at: (pointer) => faultsAt(faults, pointer),
    within: (pointer) => faultsWithin(faults, pointer),
    check: () => {
      setChecked(true);
      setRefused([]);
      return faultsIn(draft).length === 0;
    },
    refuse: setRefused,
  };
}
