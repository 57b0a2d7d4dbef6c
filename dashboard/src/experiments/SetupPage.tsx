import type { ReactNode } from "react";
import { count, percent } from "../format/number";
import { Badge } from "../ui/Badge";
import { Time } from "../ui/Time";
import { conditionWords } from "./conditionWords";
import type { Condition, Experiment } from "./experiment";
import { SetupVariants } from "./SetupVariants";
import { useMetricNames } from "../metrics/useMetrics";
import { useShownExperiment } from "./shownExperiment";
import "./SetupPage.css";

/** The definition, to be read. */
export function SetupPage() {
  const experiment = useShownExperiment();
  return (
    <div className="stack">
      <Idea experiment={experiment} />
      <SetupVariants variants={experiment.variants} />
      <div className="setup">
        <Audience experiment={experiment} />
        <Metrics experiment={experiment} />
        <Origin experiment={experiment} />
      </div>
    </div>
  );
}

function Idea({ experiment: { hypothesis, description } }: { experiment: Experiment }) {
  if (!hypothesis && !description) return null;
  return (
    <section className="card card--padded setup__idea" aria-labelledby="idea">
      <h2 id="idea">Hypothesis</h2>
      <p className="setup__hypothesis">{hypothesis || <span className="muted">none given</span>}</p>
      {description && <p className="setup__description">{description}</p>}
    </section>
  );
}

function Audience({ experiment }: { experiment: Experiment }) {
  return (
    <Facts title="Who takes part">
      <Fact name="Coverage">{percent(experiment.coverage, 0)} of the eligible</Fact>
      <Fact name="Targeting">
        <Rules rules={experiment.targeting_rules} none="everyone" joint="and" />
      </Fact>
      <Fact name="Left out">
        <Rules rules={experiment.exclusion_rules} none="nobody" joint="or" />
      </Fact>
    </Facts>
  );
}

function Rules({ rules, none, joint }: { rules: Condition[]; none: string; joint: string }) {
  if (rules.length === 0) return <>{none}</>;
  return (
    <ul className="setup__rules">
      {rules.map((rule, index) => (
        <li key={index}>
          {index > 0 && <span className="muted">{joint} </span>}
          {conditionWords(rule)}
        </li>
      ))}
    </ul>
  );
}

function Metrics({ experiment }: { experiment: Experiment }) {
  const nameOf = useMetricNames();
  return (
    <Facts title="How it is judged">
      <Fact name="Target">
        {experiment.target_metric ? nameOf(experiment.target_metric) : "its own conversions"}
      </Fact>
      <Fact name="Secondary">{experiment.secondary_metrics.map(nameOf).join(", ") || "none"}</Fact>
      <Fact name="Guardrails">
        {experiment.guardrails
          .map(({ metric, margin }) => `${nameOf(metric)} (margin ${percent(margin * 100, 1)})`)
          .join(", ") || "none"}
      </Fact>
      <Fact name="Confidence">{count(experiment.analysis.confidence * 100)} %</Fact>
    </Facts>
  );
}

function Origin({ experiment }: { experiment: Experiment }) {
  return (
    <Facts title="When and by whom">
      <Fact name="Created">
        <Time at={experiment.created_at} /> by {experiment.created_by}
        {experiment.cloned_from && `, from “${experiment.cloned_from}”`}
      </Fact>
      <Fact name="Start">
        {experiment.started_at ? (
          <Time at={experiment.started_at} />
        ) : experiment.start_date ? (
          <>
            planned for <Time at={experiment.start_date} />
          </>
        ) : (
          "by hand"
        )}
      </Fact>
      <Fact name="End">
        {experiment.stopped_at ? (
          <Time at={experiment.stopped_at} />
        ) : experiment.end_date ? (
          <>
            planned for <Time at={experiment.end_date} />
          </>
        ) : (
          "by hand"
        )}
      </Fact>
      <Fact name="Version">
        <Badge tone="idle">{experiment.version}</Badge>
      </Fact>
    </Facts>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card card--padded" aria-label={title}>
      <h2>{title}</h2>
      <dl className="setup__facts">{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
