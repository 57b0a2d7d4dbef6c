import { count, counted, lift } from "../format/number";
import { runLength } from "../format/time";
import { Icon } from "../ui/Icon";
import type { Results } from "./results";
import { LOOKS } from "./verdicts";
import "./Recommendation.css";

/** What to do, in words, and what that rests on. */
export function Recommendation({ results }: { results: Results }) {
  const { title, tone, icon } = LOOKS[results.recommendation.verdict];
  return (
    <section className={`recommendation recommendation--${tone} card`} aria-labelledby="recommendation">
      <div className="recommendation__words">
        <span className="recommendation__icon">
          <Icon name={icon} size={26} />
        </span>
        <div>
          <p className="recommendation__kicker">Recommendation</p>
          <h2 id="recommendation" aria-live="polite">
            {title}
          </h2>
          <p>{results.recommendation.text}</p>
          <Points title="What it rests on" points={results.recommendation.reasons} />
          <Points title="What speaks against it" points={results.recommendation.risks} />
        </div>
      </div>
      <dl className="figures">
        <Figure name="Users" value={count(results.sample_size)} note={planned(results)} />
        <Figure name="Running for" value={runLength(results.duration_days)} note={daysLeft(results)} />
        <Figure
          name="Would detect"
          value={lift(results.power.minimum_detectable_effect).replace("+", "±")}
          note="with 80 % power"
        />
      </dl>
    </section>
  );
}

function Points({ title, points }: { title: string; points: string[] }) {
  if (points.length === 0) return null;
  return (
    <details className="recommendation__points">
      <summary>{title}</summary>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </details>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className="figures__one">
      <dt>{name}</dt>
      <dd>
        <span className="figures__value">{value}</span>
        <span className="figures__note">{note}</span>
      </dd>
    </div>
  );
}

function planned({ power: { sample_size_needed, smallest_interesting_effect } }: Results): string {
  return sample_size_needed === null
    ? "in all variants"
    : `of ${count(sample_size_needed)} to show ${Math.round(smallest_interesting_effect * 100)} %`;
}

function daysLeft({ power: { days_left } }: Results): string {
  return days_left === null ? "" : `about ${counted(days_left, "more day")}`;
}
