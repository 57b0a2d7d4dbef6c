import { allOf, anyOf, type Attributes, type Condition, type ConditionJson } from "./conditions";
import { bucket } from "./hash";

type Ranges = [number, number][];
type AllocationJson = { variant: string; ranges: Ranges }[];
type ShareJson = { salt: string; ranges: Ranges };
type ServeJson = { variation?: string; experiment?: string; split?: AllocationJson; by?: string };

export type FlagJson = {
  on: boolean;
  type: string;
  salt: string;
  variations: { id: string; value: unknown }[];
  off: string;
  prerequisites: { flag: string; variations: string[] }[];
  targets: Record<string, string>;
  rules: { id: string; conditions: ConditionJson[]; serve: ServeJson }[];
  default: ServeJson;
};

export type ExperimentJson = {
  salt: string;
  coverage: number;
  control: string;
  variants: { variant_id: string; variant_name: string; config: unknown }[];
  allocation: AllocationJson;
  targeting: ConditionJson[];
  exclusions: ConditionJson[];
  holdouts?: ShareJson[];
  layer?: ShareJson;
  exclusive_with?: string[];
};

export type SegmentJson = { conditions: ConditionJson[]; users?: string };

/** One question: who asks, and what it is answered from. */
export type Asked = Attributes & {
  userId: string;
  mark: () => string;
  flag: (id: string) => Flag | undefined;
  variantIn: (experiment: string) => string | undefined;
  optedOut: () => boolean;
};

export type FlagEvaluation = {
  variation: string;
  value: unknown;
  reason: FlagReason;
  rule?: string;
  experiment?: string;
};

export type FlagReason =
  "OFF" | "PREREQUISITE" | "TARGET" | "RULE" | "SPLIT" | "EXPERIMENT" | "DEFAULT" | "ERROR";

/** A flag, ready to decide. */
export type Flag = { type: string; on: boolean; evaluate: (asked: Asked, depth?: number) => FlagEvaluation };

export type ExperimentEvaluation = {
  variant: string;
  config: unknown;
  reason: string;
  inExperiment: boolean;
};

/** A running experiment, ready to decide. */
export type Experiment = (asked: Asked) => ExperimentEvaluation;

/** Cycles are refused when they are written; should two writers make one at the same moment, it ends here. */
const DEEPEST = 20;

const within = (ranges: Ranges, bucket: number) =>
  ranges.some(([from, to]) => from <= bucket && bucket <= to);

const has = (share: ShareJson, unit: string) => within(share.ranges, bucket(unit, share.salt));

/** Which variant owns a bucket. */
function table(allocation: AllocationJson): (bucket: number) => string {
  const ranges = allocation
    .flatMap(({ variant, ranges }) => ranges.map(([, to]) => ({ variant, to })))
    .sort((a, b) => a.to - b.to);
  return (bucket) => {
    for (const range of ranges) {
      if (bucket <= range.to) {
        return range.variant;
      }
    }
    throw new Error(`nobody owns bucket ${bucket}`);
  };
}

type Serving = { variation: (asked: Asked) => string | undefined; reason: FlagReason; experiment?: string };

function serving(json: ServeJson, salt: string, ruled: boolean, known: Map<string, unknown>): Serving {
  const { variation, experiment, split, by } = json;
  if (variation !== undefined) {
    return { variation: () => variation, reason: ruled ? "RULE" : "DEFAULT" };
  }
  if (experiment !== undefined) {
    return {
      variation: (asked) => {
        const variant = asked.variantIn(experiment);
        return variant !== undefined && known.has(variant) ? variant : undefined;
      },
      reason: "EXPERIMENT",
      experiment,
    };
  }
  const owner = table(split ?? []);
  return {
    variation: (asked) => {
      const unit = by === undefined ? asked.userId : unitOf(asked.get(by));
      return unit === undefined ? undefined : owner(bucket(unit, salt));
    },
    reason: "SPLIT",
  };
}

/** Only what is written alike in every language: text and whole numbers. */
function unitOf(value: unknown): string | undefined {
  return typeof value === "string"
    ? value
    : typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= 2 ** 53
      ? String(value === 0 ? 0 : value)
      : undefined;
}

export function compileFlag(json: FlagJson): Flag {
  const values = new Map(json.variations.map(({ id, value }) => [id, value]));
  const rules: { id?: string; conditions: Condition; serving: Serving }[] = json.rules.map((rule) => ({
    id: rule.id,
    conditions: allOf(rule.conditions),
    serving: serving(rule.serve, json.salt, true, values),
  }));
  rules.push({ conditions: () => true, serving: serving(json.default, json.salt, false, values) });
  const targeted = Object.keys(json.targets).length > 0;

  const answer = (variation: string, reason: FlagReason): FlagEvaluation => ({
    variation,
    value: values.get(variation),
    reason,
  });

  function prerequisitesHold(asked: Asked, depth: number): boolean {
    return json.prerequisites.every(({ flag, variations }) => {
      const other = asked.flag(flag);
      return (
        other?.on === true &&
        depth < DEEPEST &&
        variations.includes(other.evaluate(asked, depth + 1).variation)
      );
    });
  }

  function decide(asked: Asked, depth: number): FlagEvaluation {
    if (!json.on) {
      return answer(json.off, "OFF");
    }
    if (json.prerequisites.length > 0 && !prerequisitesHold(asked, depth)) {
      return answer(json.off, "PREREQUISITE");
    }
    const target = targeted ? json.targets[asked.mark()] : undefined;
    if (target !== undefined && values.has(target)) {
      return answer(target, "TARGET");
    }
    for (const { id, conditions, serving } of rules) {
      const variation = conditions(asked) ? serving.variation(asked) : undefined;
      if (variation !== undefined) {
        const found = answer(variation, serving.reason);
        if (id !== undefined) {
          found.rule = id;
        }
        if (serving.experiment !== undefined) {
          found.experiment = serving.experiment;
        }
        return found;
      }
    }
    return answer(json.off, "DEFAULT");
  }

  return {
    type: json.type,
    on: json.on,
    evaluate: (asked, depth = 0) => {
      try {
        return decide(asked, depth);
      } catch {
        return answer(json.off, "ERROR");
      }
    },
  };
}

export function compileExperiment(json: ExperimentJson): Experiment {
  const configs = new Map(json.variants.map((variant) => [variant.variant_id, variant.config]));
  const owner = table(json.allocation);
  const targeting = allOf(json.targeting);
  const exclusions = anyOf(json.exclusions);
  const { layer } = json;

  function decide(asked: Asked): [string, string, boolean] {
    const out = (reason: string): [string, string, boolean] => [json.control, reason, false];
    if (asked.optedOut()) {
      return out("OPTED_OUT");
    }
    if (
      json.exclusive_with?.some((other) => asked.variantIn(other) !== undefined) ||
      asked.get("bot") === true ||
      asked.get("internal") === true ||
      exclusions(asked)
    ) {
      return out("EXCLUDED");
    }
    if (json.holdouts?.some((holdout) => has(holdout, asked.userId))) {
      return out("HOLDOUT");
    }
    if (layer && !has(layer, asked.userId)) {
      return out("LAYER");
    }
    if (!targeting(asked)) {
      return out("TARGETING");
    }
    if (json.coverage < 10_000 && bucket(asked.userId, `${json.salt}/coverage`) >= json.coverage) {
      return out("COVERAGE");
    }
    return [owner(bucket(asked.userId, json.salt)), "SPLIT", true];
  }

  return (asked) => {
    let decided: [string, string, boolean];
    try {
      decided = decide(asked);
    } catch {
      decided = [json.control, "ERROR", false];
    }
    const [variant, reason, inExperiment] = decided;
    return { variant, config: configs.get(variant), reason, inExperiment };
  };
}

/** Whether a user belongs to a segment: by its rule, or because its list has the user's mark. */
export type Segment = (asked: Asked) => boolean;

export function compileSegment(json: SegmentJson): Segment {
  const holds = allOf(json.conditions);
  const bytes = atob(json.users ?? "");
  const users = new Set<string>();
  for (let at = 0; at < bytes.length; at += 8) {
    let mark = "";
    for (let i = at; i < at + 8; i++) {
      mark += bytes.charCodeAt(i).toString(16).padStart(2, "0");
    }
    users.add(mark);
  }
  return (asked) =>
    (json.conditions.length > 0 && holds(asked)) || (users.size > 0 && users.has(asked.mark()));
}
