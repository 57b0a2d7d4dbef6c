import { mark } from "./hash";
import {
  type Asked,
  compileExperiment,
  compileFlag,
  compileSegment,
  type Experiment,
  type ExperimentJson,
  type Flag,
  type FlagJson,
  type Segment,
  type SegmentJson,
} from "./rules";

const FORMAT = 1;

/** Experiments that yield to each other in a circle end here. */
const DEEPEST = 10;

export type ConfigurationJson = {
  format: number;
  revision: string;
  mark_salt: string;
  flags: Record<string, FlagJson>;
  experiments: Record<string, ExperimentJson>;
  segments?: Record<string, SegmentJson>;
  opted_out?: string[];
};

export type PatchJson = {
  from: string;
  revision: string;
  flags?: Record<string, FlagJson | null>;
  experiments?: Record<string, ExperimentJson | null>;
  segments?: Record<string, SegmentJson | null>;
  opted_out?: string[];
};

/** A user, and whatever rules may ask for: texts, numbers, booleans, lists of these, and objects of these. */
export type User = { userId: string; readonly [attribute: string]: unknown };

/** All that is decided by, at one moment; it never changes. */
export class Configuration {
  readonly source: ConfigurationJson;
  private readonly flags = new Map<string, Flag>();
  private readonly experiments = new Map<string, Experiment>();
  private readonly segments = new Map<string, Segment>();
  private readonly optedOut: Set<string>;

  constructor(source: ConfigurationJson, before?: Configuration, patch?: PatchJson) {
    // What comes from outside may be anything.
    if ((source as ConfigurationJson | null)?.format !== FORMAT || typeof source.revision !== "string") {
      throw new Error("the configuration is of a format this SDK does not read");
    }
    this.source = source;
    const compile = <J, C>(
      json: Record<string, J> | undefined,
      compileOne: (json: J) => C,
      into: Map<string, C>,
      kept?: Map<string, C>,
      changed?: Record<string, J | null>,
    ) => {
      for (const id of Object.keys(json ?? {})) {
        try {
          into.set(
            id,
            (Object.hasOwn(changed ?? {}, id) ? undefined : kept?.get(id)) ?? compileOne(json?.[id] as J),
          );
        } catch (fault) {
          // It serves the caller's default, and spoils nothing else.
          console.warn(`assay: ${id} is not understood`, fault);
        }
      }
    };
    compile(source.flags, compileFlag, this.flags, before?.flags, patch?.flags);
    compile(source.experiments, compileExperiment, this.experiments, before?.experiments, patch?.experiments);
    compile(source.segments, compileSegment, this.segments, before?.segments, patch?.segments);
    this.optedOut = new Set(source.opted_out);
  }

  get revision(): string {
    return this.source.revision;
  }

  /** What is served after a change; nothing when the change does not follow on this. */
  after(patch: PatchJson): Configuration | undefined {
    if (patch.from !== this.revision) {
      return undefined;
    }
    const source = {
      ...this.source,
      revision: patch.revision,
      flags: patched(this.source.flags, patch.flags),
      experiments: patched(this.source.experiments, patch.experiments),
      segments: patched(this.source.segments ?? {}, patch.segments),
      ...(patch.opted_out && { opted_out: patch.opted_out }),
    };
    return new Configuration(source, this, patch);
  }

  flag(id: string): Flag | undefined {
    return this.flags.get(id);
  }

  experiment(id: string): Experiment | undefined {
    return this.experiments.get(id);
  }

  segment(id: string): Segment | undefined {
    return this.segments.get(id);
  }

  isOptedOut(asked: Asked): boolean {
    return this.optedOut.size > 0 && this.optedOut.has(asked.mark());
  }

  ask(user: User): Asked {
    return new Question(this, user);
  }
}

class Question implements Asked {
  readonly userId: string;
  readonly #configuration: Configuration;
  readonly #user: User;
  #mark: string | undefined;
  #depth = 0;

  constructor(configuration: Configuration, user: User) {
    this.userId = user.userId;
    this.#configuration = configuration;
    this.#user = user;
  }

  get(name: string): unknown {
    return attribute(this.#user, name);
  }

  isIn(segment: string): boolean {
    return this.#configuration.segment(segment)?.(this) ?? false;
  }

  mark(): string {
    return (this.#mark ??= mark(this.userId, this.#configuration.source.mark_salt));
  }

  flag(id: string): Flag | undefined {
    return this.#configuration.flag(id);
  }

  variantIn(id: string): string | undefined {
    const experiment = this.#depth < DEEPEST ? this.#configuration.experiment(id) : undefined;
    this.#depth++;
    const found = experiment?.(this);
    this.#depth--;
    return found?.inExperiment ? found.variant : undefined;
  }

  optedOut(): boolean {
    return this.#configuration.isOptedOut(this);
  }
}

function attribute(user: User, name: string): unknown {
  if (name === "user_id" || name === "targetingKey") {
    return user.userId;
  }
  if (Object.hasOwn(user, name)) {
    const value = user[name];
    return isObject(value) ? undefined : value;
  }
  const dot = name.indexOf(".");
  const inner = dot < 0 ? undefined : user[name.slice(0, dot)];
  return isObject(inner) ? nested(inner, name.slice(dot + 1)) : undefined;
}

function nested(object: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(object, name)) {
    return isObject(object[name]) ? undefined : object[name];
  }
  const dot = name.indexOf(".");
  const inner = dot < 0 ? undefined : object[name.slice(0, dot)];
  return isObject(inner) ? nested(inner, name.slice(dot + 1)) : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function patched<J>(source: Record<string, J>, changes: Record<string, J | null> = {}): Record<string, J> {
  const next = { ...source };
  for (const [id, value] of Object.entries(changes)) {
    if (value === null) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- ids are the keys of this record
      delete next[id];
    } else {
      next[id] = value;
    }
  }
  return next;
}
