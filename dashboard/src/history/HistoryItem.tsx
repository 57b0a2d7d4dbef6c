import { Icon, type IconName } from "../ui/Icon";
import { TableScroll } from "../ui/TableScroll";
import { Time } from "../ui/Time";
import { fieldName, written } from "./fieldName";
import type { Change, HistoryEntry } from "./history";

const ICONS: Record<string, IconName> = {
  created: "plus",
  updated: "pencil",
  scheduled: "clock",
  started: "play",
  paused: "pause",
  resumed: "play",
  stopped: "stop",
  decided: "flag",
  archived: "archive",
  traffic_reallocated: "split",
};

/** Longer lists of changes are folded: a creation sets every field. */
const SHOWN_AT_ONCE = 4;

export function HistoryItem({ entry }: { entry: HistoryEntry }) {
  return (
    <li className="history__entry">
      <span className="history__icon">
        <Icon name={iconOf(entry.action)} size={16} />
      </span>
      <div className="history__body">
        <p className="history__summary">{entry.summary}</p>
        <p className="history__meta">
          <Time at={entry.at} /> · {entry.actor} ({entry.role}) · version {entry.version}
        </p>
        {entry.reason && <blockquote className="history__reason">{entry.reason}</blockquote>}
        <Changes changes={entry.changes} />
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null;
  const table = <ChangeTable changes={changes} />;
  if (changes.length <= SHOWN_AT_ONCE) return table;
  return (
    <details className="history__more">
      <summary>{changes.length} fields</summary>
      {table}
    </details>
  );
}

function ChangeTable({ changes }: { changes: Change[] }) {
  return (
    <TableScroll label="What changed, scrollable">
      <table className="history__changes">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{fieldName(change.field)}</th>
              <Side change={change} side="before" />
              <Side change={change} side="after" />
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Side({ change, side }: { change: Change; side: "before" | "after" }) {
  return (
    <td className={`history__${side}`}>
      {side in change ? written(change[side]) : <span className="muted">nothing</span>}
    </td>
  );
}

function iconOf(action: string): IconName {
  return ICONS[action.split(".").at(-1) ?? ""] ?? "pencil";
}
