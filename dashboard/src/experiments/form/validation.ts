import type { Fault } from "../../api/problem";
import { fromLocalField } from "../../format/time";
import { basisPoints, isWhole, sumOf, writtenPercent } from "./allocation";
import { fractionOf, json, tagsOf } from "./body";
import type { ExperimentDraft, VariantDraft } from "./draft";
import { ruleFaults } from "./ruleValidation";
import { isSlug } from "./slug";

const MOST_VARIANTS = 20;
const LARGEST_CONFIG = 16 * 1024;
const SLUG = "must be lower-case letters, digits, - or _, beginning and ending with a letter or digit";

/** What the server would refuse, as far as it can be told here; with the pointers the server would use. */
export function faultsIn(draft: ExperimentDraft): Fault[] {
  return [
    ...required("/name", draft.name),
    ...when(!isSlug(draft.id), "/id", draft.id === "" ? "is required" : SLUG),
    ...tagsOf(draft.tags).flatMap((tag, index) =>
      when(tag.length > 50, `/tags/${index}`, `“${tag}” must be at most 50 characters long`),
    ),
    ...variantsFaults(draft.variants),
    ...when(basisPoints(draft.coverage) === undefined, "/coverage", "must be a percentage from 0 to 100"),
    ...draft.targeting.flatMap((rule, index) => ruleFaults(rule, `/targeting_rules/${index}`)),
    ...draft.exclusions.flatMap((rule, index) => ruleFaults(rule, `/exclusion_rules/${index}`)),
    ...guardrailFaults(draft),
    ...dateFaults(draft),
    ...confidenceFaults(draft),
  ];
}

function variantsFaults(variants: VariantDraft[]): Fault[] {
  const sum = sumOf(variants.map((variant) => variant.allocation));
  return [
    ...when(
      variants.length < 2 || variants.length > MOST_VARIANTS,
      "/variants",
      `must be 2 to ${MOST_VARIANTS}, not ${variants.length}`,
    ),
    ...when(!isWhole(sum), "/variants", `allocations must sum to exactly 100, not ${writtenPercent(sum)}`),
    ...when(
      variants.filter(({ control }) => control).length !== 1,
      "/variants",
      "must have exactly one control",
    ),
    ...variants.flatMap((variant, index) => variantFaults(variant, `/variants/${index}`, variants)),
  ];
}

function variantFaults(variant: VariantDraft, at: string, all: VariantDraft[]): Fault[] {
  const { value = {}, fault } = json(variant.config);
  const size = new TextEncoder().encode(JSON.stringify(value)).length;
  return [
    ...when(!isSlug(variant.id), `${at}/id`, variant.id === "" ? "is required" : SLUG),
    ...when(
      variant.id !== "" && all.filter(({ id }) => id === variant.id).length > 1,
      `${at}/id`,
      `“${variant.id}” is used more than once`,
    ),
    ...required(`${at}/name`, variant.name),
    ...when(
      basisPoints(variant.allocation) === undefined,
      `${at}/allocation`,
      "must be a percentage from 0 to 100 with at most two decimals",
    ),
    ...when(fault !== undefined, `${at}/config`, `must be JSON: ${fault ?? ""}`),
    ...when(size > LARGEST_CONFIG, `${at}/config`, "must be at most 16 KiB of JSON"),
  ];
}

function guardrailFaults({ guardrails }: ExperimentDraft): Fault[] {
  return guardrails.flatMap(({ metric, margin }, index) => {
    const fraction = fractionOf(margin);
    return [
      ...required(`/guardrails/${index}/metric`, metric),
      ...when(
        !(typeof fraction === "number" && fraction >= 0 && fraction < 1),
        `/guardrails/${index}/margin`,
        "must be a percentage from 0 to below 100",
      ),
    ];
  });
}

function dateFaults({ start, end }: ExperimentDraft): Fault[] {
  const [from, to] = [fromLocalField(start), fromLocalField(end)];
  return when(
    from !== undefined && to !== undefined && to <= from,
    "/end_date",
    "must be later than the start",
  );
}

function confidenceFaults({ confidence }: ExperimentDraft): Fault[] {
  const fraction = fractionOf(confidence);
  return when(
    !(typeof fraction === "number" && fraction > 0.5 && fraction < 1),
    "/analysis/confidence",
    "must lie between 50 and 100 %",
  );
}

function required(pointer: string, text: string): Fault[] {
  return when(text.trim() === "", pointer, "is required");
}

function when(faulty: boolean, pointer: string, detail: string): Fault[] {
  return faulty ? [{ pointer, detail }] : [];
}
