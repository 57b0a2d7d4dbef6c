import type { Tone } from "../ui/Badge";
import type { Direction, VariantResult } from "./results";

/** What a treatment did to a metric, in a word; never said by colour alone. */
export type Judgement = { tone: Tone; text: string };

/** Whether the effect is one to be glad of. */
export function isGood(effect: number, direction: Direction): boolean {
  return effect !== 0 && effect > 0 === (direction === "increase");
}

export function judge(variant: VariantResult, direction: Direction): Judgement {
  if (variant.guardrail === "SAFE") return { tone: "good", text: "Safe" };
  if (variant.guardrail === "HARM") return { tone: "bad", text: "Harmed" };
  if (variant.guardrail === "INCONCLUSIVE") return { tone: "warn", text: "Not safe yet" };
  if (variant.p_value === null) return { tone: "idle", text: "Cannot be told" };
  if (!variant.significant) return { tone: "idle", text: "Not significant" };
  return isGood(variant.effect ?? 0, direction)
    ? { tone: "good", text: "Significantly better" }
    : { tone: "bad", text: "Significantly worse" };
}
