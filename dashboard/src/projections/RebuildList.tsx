import { useState } from "react";
import { count } from "../format/number";
import { secondsLeft } from "../format/time";
import { useSession } from "../session/session";
import { Badge, type Tone } from "../ui/Badge";
import { Button } from "../ui/Button";
import { TableScroll } from "../ui/TableScroll";
import { Ago } from "../ui/Time";
import { DecisionDialog, type Decision } from "./dialogs";
import { isOpen, type Rebuild, type RebuildStatus } from "./projection";

type Props = { projection: string; rebuilds: Rebuild[] };

const TONES: Record<RebuildStatus, Tone> = {
  building: "info",
  ready: "accent",
  promoting: "info",
  live: "good",
  retired: "idle",
  discarded: "idle",
  failed: "bad",
};

/** What was rebuilt, the newest first. */
export function RebuildList({ projection, rebuilds }: Props) {
  const [asking, setAsking] = useState<{ generation: number; decision: Decision } | null>(null);
  if (rebuilds.length === 0) return null;
  return (
    <>
      <TableScroll label={`Rebuilds of ${projection}, scrollable`}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Generation</th>
              <th scope="col">Asked for</th>
              <th scope="col">Progress</th>
              <th scope="col">Beside the live one</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rebuilds.map((rebuild) => (
              <Row
                key={rebuild.generation}
                rebuild={rebuild}
                onDecide={(decision) => {
                  setAsking({ generation: rebuild.generation, decision });
                }}
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {asking && (
        <DecisionDialog
          {...asking}
          projection={projection}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
    </>
  );
}

function Row({ rebuild, onDecide }: { rebuild: Rebuild; onDecide: (decision: Decision) => void }) {
  const { may } = useSession();
  return (
    <tr>
      <th scope="row">
        {rebuild.generation} <Badge tone={TONES[rebuild.status]}>{rebuild.status}</Badge>
        {rebuild.cause && <span className="table__sub">{rebuild.cause}</span>}
      </th>
      <td>
        <Ago at={rebuild.started_at} /> by {rebuild.requested_by}
        {rebuild.reason && <span className="table__sub">{rebuild.reason}</span>}
      </td>
      <td>
        <Progress rebuild={rebuild} />
      </td>
      <td>{compared(rebuild)}</td>
      <td className="table__number">
        {may("rebuildProjections") && isOpen(rebuild) && (
          <span className="row">
            {rebuild.status === "ready" && (
              <Button
                small
                kind="primary"
                onClick={() => {
                  onDecide("promote");
                }}
              >
                Promote
              </Button>
            )}
            <Button
              small
              onClick={() => {
                onDecide("discard");
              }}
            >
              Discard
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}

function Progress({ rebuild }: { rebuild: Rebuild }) {
  const { status, progress, events, events_per_second, eta_seconds } = rebuild;
  return (
    <>
      {status === "building" && (
        <span className="rebuild__progress">
          <progress value={progress} aria-label={`Progress of generation ${rebuild.generation}`} />
          {Math.floor(progress * 100)} %{eta_seconds !== null && `, ${secondsLeft(eta_seconds)} left`}
        </span>
      )}
      <span className={status === "building" ? "table__sub" : ""}>
        {count(events)} events
        {events_per_second > 0 && ` at ${count(Math.round(events_per_second))}/s`}
      </span>
    </>
  );
}

function compared({ equal, dead_letters }: Rebuild): string {
  const letters = dead_letters > 0 ? `, ${count(dead_letters)} dead letters` : "";
  if (equal === null) return `not compared yet${letters}`;
  return (equal ? "the same, by checksum" : "differs, by checksum") + letters;
}
