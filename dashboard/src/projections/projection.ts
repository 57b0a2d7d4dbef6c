/** How a projection stands. */
export type Projection = {
  name: string;
  log: "lifecycle" | "behaviour";
  in_memory: boolean;
  /** The one readers see. */
  generation: number;
  position: number;
  head: number;
  lag: number;
  dead_letters: number;
  status: "up_to_date" | "behind" | "failing";
  rebuilding: number | null;
};

export type RebuildStatus = "building" | "ready" | "promoting" | "live" | "retired" | "discarded" | "failed";

/** A generation beside or after the live one, and how its building goes or went. */
export type Rebuild = {
  generation: number;
  status: RebuildStatus;
  reason: string;
  requested_by: string;
  started_at: string;
  updated_at: string;
  position: number;
  events: number;
  events_per_second: number;
  /** From 0 to 1. */
  progress: number;
  eta_seconds: number | null;
  checksum: string | null;
  live_checksum: string | null;
  equal: boolean | null;
  dead_letters: number;
  cause: string | null;
};

/** What each projection is for. */
export const PURPOSES: Record<string, string> = {
  catalogue: "Experiments, metrics, keys and their history, as people read them.",
  audit: "The audit log.",
  assignment: "What assignments are answered from, in the memory of each node.",
  metrics: "The numbers behind all results.",
};

/** Somebody works on it, or has to decide about it. */
export function isOpen({ status }: Rebuild): boolean {
  return status === "building" || status === "ready" || status === "promoting";
}
