import { Link } from "react-router";
import { counted } from "../format/number";
import { Badge, type Tone } from "../ui/Badge";
import { EmptyState } from "../ui/EmptyState";
import { Failed, Loading } from "../ui/Waiting";
import { named, useNext, written, type Kind, type Suggestion } from "./next";
import "./NextPage.css";

const KINDS: Record<Kind, { tone: Tone; text: string }> = {
  headroom: { tone: "accent", text: "Room to win" },
  segment: { tone: "info", text: "A segment differs" },
  inconclusive: { tone: "warn", text: "Nearly settled" },
  cleanup: { tone: "idle", text: "Clean up" },
};

/** What to test next, ranked, from what the company's own experiments have shown. */
export function NextPage() {
  const query = useNext();
  return (
    <>
      <title>What next · Assay</title>
      <div className="page-head">
        <div>
          <h1>What next</h1>
          <p>
            Ranked from what your own experiments have shown, each with the numbers it rests on.
            {query.data &&
              ` Read ${counted(query.data.considered, "experiment")} of ${query.data.of.toString()}.`}
          </p>
        </div>
      </div>
      {query.isPending && <Loading what="suggestions" />}
      {query.isError && !query.data && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && (
        <EmptyState title="Nothing to suggest yet">
          <p>Suggestions come from experiments that have users. Start one, and look again in some days.</p>
        </EmptyState>
      )}
      <ol className="stack next">
        {query.data?.items.map((suggestion) => (
          <li key={`${suggestion.kind} ${suggestion.experiment_id} ${suggestion.sentence}`}>
            <SuggestionCard suggestion={suggestion} />
          </li>
        ))}
      </ol>
    </>
  );
}

function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const { tone, text } = KINDS[suggestion.kind];
  return (
    <article className="card">
      <div className="card__head">
        <h2>
          <Link to={`/experiments/${suggestion.experiment_id}`}>{suggestion.experiment_name}</Link>
        </h2>
        <Badge tone={tone}>{text}</Badge>
      </div>
      <div className="card__body">
        <p>{suggestion.sentence}</p>
        <p>
          <strong>{suggestion.action}</strong>
        </p>
        <dl className="next__evidence">
          {Object.entries(suggestion.evidence).map(([name, value]) => (
            <div key={name}>
              <dt>{named(name)}</dt>
              <dd>{written(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  );
}
