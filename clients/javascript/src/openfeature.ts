import {
  ErrorCode,
  type EvaluationContext,
  type JsonValue,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
  type ResolutionDetails,
  type TrackingEventDetails,
} from "@openfeature/web-sdk";
import type { AssayClient } from "./client";
import type { User } from "./configuration";

const REASONS: Record<string, string> = {
  OFF: "DISABLED",
  PREREQUISITE: "DISABLED",
  TARGET: "TARGETING_MATCH",
  RULE: "TARGETING_MATCH",
  SPLIT: "SPLIT",
  EXPERIMENT: "SPLIT",
  DEFAULT: "STATIC",
};

/** Serves OpenFeature's web clients, which it tells of every change. */
export class AssayWebProvider implements Provider {
  readonly metadata = { name: "Assay" };
  readonly runsOn = "client";
  readonly events = new OpenFeatureEventEmitter();
  private readonly client: AssayClient;
  private readonly unsubscribe: () => void;

  constructor(client: AssayClient) {
    this.client = client;
    this.unsubscribe = client.subscribe(() => {
      this.events.emit(ProviderEvents.ConfigurationChanged);
    });
  }

  async initialize(): Promise<void> {
    await this.client.ready();
  }

  /** The user is asked for with each evaluation: nothing has to be fetched. */
  async onContextChange(): Promise<void> {
    // nothing to do
  }

  async onClose(): Promise<void> {
    this.unsubscribe();
    await this.client.close();
  }

  resolveBooleanEvaluation(flag: string, otherwise: boolean, context: EvaluationContext) {
    return this.resolve(flag, otherwise, context);
  }

  resolveStringEvaluation(flag: string, otherwise: string, context: EvaluationContext) {
    return this.resolve(flag, otherwise, context);
  }

  resolveNumberEvaluation(flag: string, otherwise: number, context: EvaluationContext) {
    return this.resolve(flag, otherwise, context);
  }

  resolveObjectEvaluation<T extends JsonValue>(flag: string, otherwise: T, context: EvaluationContext) {
    return this.resolve(flag, otherwise as T & object, context);
  }

  track(eventName: string, context: EvaluationContext, details?: TrackingEventDetails): void {
    if (context.targetingKey) {
      this.client.track({ userId: context.targetingKey }, eventName, { ...details });
    }
  }

  private resolve<T extends string | number | boolean | object>(
    flag: string,
    otherwise: T,
    context: EvaluationContext,
  ): ResolutionDetails<T> {
    if (!context.targetingKey) {
      return { value: otherwise, reason: "ERROR", errorCode: ErrorCode.TARGETING_KEY_MISSING };
    }
    const user: User = { ...context, userId: context.targetingKey };
    const found = this.client.details(flag, user, otherwise);
    return {
      value: found.value as T,
      reason: REASONS[found.reason] ?? found.reason,
      ...(found.variant !== undefined && { variant: found.variant }),
      ...(found.error && { errorCode: ErrorCode[found.error] }),
      flagMetadata: {
        ...(found.rule !== undefined && { rule: found.rule }),
        ...(found.experiment !== undefined && { experiment_id: found.experiment }),
      },
    };
  }
}
