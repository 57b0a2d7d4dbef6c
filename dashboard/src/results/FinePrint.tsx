import { count, percent, probability } from "../format/number";
import { Time } from "../ui/Time";
import type { Results } from "./results";
import "./FinePrint.css";

/** What the numbers rest on. */
export function FinePrint({ results }: { results: Results }) {
  const { srm, crossovers, metric } = results;
  return (
    <details className="fine-print card">
      <summary>How these numbers come about</summary>
      <dl className="facts">
        <Fact name="Method">{results.method}</Fact>
        <Fact name="Assumptions">{results.assumptions.join(" ")}</Fact>
        <Fact name="Sample ratio">
          {srm.counts
            .map(
              (each) => `${each.variant_id} ${count(each.observed)} of ${expected(each.expected)} expected`,
            )
            .join(", ")}
          {srm.p_value !== null && ` (p ${probability(srm.p_value)})`}
        </Fact>
        <Fact name="Left out">
          {count(crossovers.users)} users who saw two variants ({percent(crossovers.share * 100)})
        </Fact>
        <Fact name="Definition">
          {metric.name}, version {metric.version}, generation {results.generation} of the metric view
        </Fact>
        <Fact name="True at">
          <Time at={results.as_of} />, position {count(results.position)} of the behaviour log
        </Fact>
      </dl>
    </details>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function expected(users: number | null): string {
  return count(users === null ? null : Math.round(users));
}
