import { useState } from "react";
import { count, counted } from "../format/number";
import { useSession } from "../session/session";
import { Badge, type Tone } from "../ui/Badge";
import { Button } from "../ui/Button";
import { RebuildDialog, RetryDialog } from "./dialogs";
import { isOpen, PURPOSES, type Projection } from "./projection";
import { RebuildList } from "./RebuildList";
import { useRebuilds } from "./useProjections";
import "./ProjectionCard.css";

const STATUSES: Record<Projection["status"], { tone: Tone; text: string }> = {
  up_to_date: { tone: "good", text: "Up to date" },
  behind: { tone: "warn", text: "Behind" },
  failing: { tone: "bad", text: "Failing" },
};

export function ProjectionCard({ projection }: { projection: Projection }) {
  const { may } = useSession();
  const rebuilds = useRebuilds(projection.name).data?.items ?? [];
  const [asking, setAsking] = useState<"rebuild" | "retry" | null>(null);
  const { tone, text } = STATUSES[projection.status];
  const close = () => {
    setAsking(null);
  };
  return (
    <section className="card projection" aria-labelledby={projection.name}>
      <div className="card__head">
        <div>
          <h2 id={projection.name}>
            <code>{projection.name}</code> <Badge tone={tone}>{text}</Badge>
          </h2>
          <p className="muted">{PURPOSES[projection.name] ?? ""}</p>
        </div>
        <div className="row">
          {may("retryLetters") && projection.dead_letters > 0 && (
            <Button
              onClick={() => {
                setAsking("retry");
              }}
            >
              Retry dead letters
            </Button>
          )}
          {may("rebuildProjections") && !rebuilds.some(isOpen) && (
            <Button
              onClick={() => {
                setAsking("rebuild");
              }}
            >
              Rebuild<span className="visually-hidden"> {projection.name}</span>
            </Button>
          )}
        </div>
      </div>
      <Facts projection={projection} />
      <RebuildList projection={projection.name} rebuilds={rebuilds} />
      {asking === "rebuild" && <RebuildDialog projection={projection.name} onClose={close} />}
      {asking === "retry" && <RetryDialog projection={projection.name} onClose={close} />}
    </section>
  );
}

function Facts({ projection }: { projection: Projection }) {
  const facts: [string, string][] = [
    ["Generation", `${projection.generation}`],
    ["Position", `${count(Math.max(0, projection.position))} of the ${projection.log} log`],
    ["Behind by", projection.lag > 0 ? counted(projection.lag, "event") : "nothing"],
    ["Dead letters", count(projection.dead_letters)],
  ];
  return (
    <dl className="projection__facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
