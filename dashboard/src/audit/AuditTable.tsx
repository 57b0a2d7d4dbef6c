import { Link } from "react-router";
import { TableScroll } from "../ui/TableScroll";
import { Time } from "../ui/Time";

/** One line of the audit log. */
export type AuditEntry = {
  position: number;
  at: string;
  actor: string;
  role: string;
  action: string;
  resource: string;
  request_id: string;
  address_hash: string;
  details: Record<string, unknown>;
};

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  return (
    <TableScroll label="Audit log, scrollable">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Did what</th>
            <th scope="col">To what</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.position}>
              <td style={{ whiteSpace: "nowrap" }}>
                <Time at={entry.at} />
              </td>
              <td>
                {entry.actor}
                <span className="table__sub">{entry.role}</span>
              </td>
              <td>
                <code>{entry.action}</code>
              </td>
              <td>
                <Resource name={entry.resource} />
              </td>
              <td>
                <Details entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Resource({ name }: { name: string }) {
  return name.startsWith("experiments/") ? <Link to={`/${name}`}>{name}</Link> : <>{name}</>;
}

function Details({ entry }: { entry: AuditEntry }) {
  const { details, request_id, address_hash, position } = entry;
  return (
    <details className="audit__details">
      <summary>
        Show<span className="visually-hidden"> what position {position} says</span>
      </summary>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <pre tabIndex={0}>{JSON.stringify({ position, request_id, address_hash, ...details }, null, 2)}</pre>
    </details>
  );
}
