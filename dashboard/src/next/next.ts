import { useQuery } from "@tanstack/react-query";
import { useSession } from "../session/session";

export type Kind = "headroom" | "segment" | "inconclusive" | "cleanup";

/** Something to do next, with the numbers it rests on. */
export type Suggestion = {
  kind: Kind;
  experiment_id: string;
  experiment_name: string;
  sentence: string;
  action: string;
  score: number;
  evidence: Record<string, string | number>;
};

export type NextAnswer = { considered: number; of: number; items: Suggestion[] };

const FIVE_MINUTES = 300_000;

export function useNext() {
  const { api } = useSession();
  return useQuery({
    queryKey: ["next"],
    queryFn: async ({ signal }) => (await api.get("/analytics/next", signal)) as NextAnswer,
    // Each reading is noted in the audit log, and days change it, not minutes.
    staleTime: FIVE_MINUTES,
    refetchOnWindowFocus: false,
  });
}

const MANY = 1000;

/** An evidence's number or word, as people write it. */
export function written(value: string | number): string {
  if (typeof value === "string") return value;
  if (Number.isInteger(value) || Math.abs(value) >= MANY) return Math.round(value).toLocaleString("en");
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** `users_a_day` as `users a day`. */
export function named(name: string): string {
  return name.replaceAll("_", " ");
}
