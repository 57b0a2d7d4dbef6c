import { mark } from "./hash";
import {
  type Asked,
  compileExperiment,
  compileFlag,
  type Experiment,
  type ExperimentJson,
  type Flag,
  type FlagJson,
} from "./rules";

const FORMAT = 1;

export type ConfigurationJson = {
  format: number;
  revision: string;
  mark_salt: string;
  flags: Record<string, FlagJson>;
  experiments: Record<string, ExperimentJson>;
};

export type PatchJson = {
  from: string;
  revision: string;
  flags?: Record<string, FlagJson | null>;
  experiments?: Record<string, ExperimentJson | null>;
};

/** A user, and whatever rules may ask for: texts, numbers, booleans, lists of these, and objects of these. */
export type User = { userId: string; readonly [attribute: string]: unknown };

/** All that is decided by, at one moment; it never changes. */
export class Configuration {
  readonly source: ConfigurationJson;
  private readonly flags = new Map<string, Flag>();
  private readonly experiments = new Map<string, Experiment>();

  constructor(source: ConfigurationJson, before?: Configuration, patch?: PatchJson) {
    // What comes from outside may be anything.
    if ((source as ConfigurationJson | null)?.format !== FORMAT || typeof source.revision !== "string") {
      throw new Error("the configuration is of a format this SDK does not read");
    }
    this.source = source;
    compile(source.flags, compileFlag, this.flags, before?.flags, patch && (patch.flags ?? {}));
    compile(
      source.experiments,
      compileExperiment,
      this.experiments,
      before?.experiments,
      patch && (patch.experiments ?? {}),
    );
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
    };
    return new Configuration(source, this, patch);
  }

  flag(id: string): Flag | undefined {
    return this.flags.get(id);
  }

  experiment(id: string): Experiment | undefined {
    return this.experiments.get(id);
  }

  ask(user: User): Asked {
    const salt = this.source.mark_salt;
    let known: string | undefined;
    const asked: Asked = {
      userId: user.userId,
      get: (name) => attribute(user, name),
      isIn: () => false,
      mark: () => (known ??= mark(user.userId, salt)),
      flag: (id) => this.flags.get(id),
      variantIn: (id) => {
        const found = this.experiments.get(id)?.(asked);
        return found?.inExperiment ? found.variant : undefined;
      },
      optedOut: () => false,
    };
    return asked;
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

/** What is not understood is left out, so that it serves the caller's default and spoils nothing else. */
function compile<J, C>(
  source: Record<string, J>,
  compileOne: (json: J) => C,
  into: Map<string, C>,
  before?: Map<string, C>,
  changed?: Record<string, unknown>,
) {
  for (const id of Object.keys(source)) {
    const kept = changed && !Object.hasOwn(changed, id) ? before?.get(id) : undefined;
    try {
      into.set(id, kept ?? compileOne(source[id] as J));
    } catch (fault) {
      console.warn(`assay: ${id} is not understood`, fault);
    }
  }
}

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
