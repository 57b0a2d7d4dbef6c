import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { TableScroll } from "../ui/TableScroll";
import { Ago } from "../ui/Time";
import type { ApiKey } from "./key";

type Props = { keys: ApiKey[]; onRevoke: ((key: ApiKey) => void) | undefined };

/** Those in force first. */
export function KeyTable({ keys, onRevoke }: Props) {
  const sorted = keys.toSorted(
    (one, other) =>
      Number(Boolean(one.revoked_at)) - Number(Boolean(other.revoked_at)) ||
      Date.parse(other.created_at) - Date.parse(one.created_at),
  );
  return (
    <TableScroll label="API keys, scrollable">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Role</th>
            <th scope="col">Environment</th>
            <th scope="col">Issued</th>
            <th scope="col">State</th>
            {onRevoke && (
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                {key.name}
                <code className="table__sub">{key.prefix}…</code>
              </th>
              <td>{key.role}</td>
              <td>{key.environment}</td>
              <td>
                <Ago at={key.created_at} />
              </td>
              <td>
                {key.revoked_at ? <Badge tone="idle">Revoked</Badge> : <Badge tone="good">In force</Badge>}
              </td>
              {onRevoke && (
                <td className="table__number">
                  {!key.revoked_at && (
                    <Button
                      small
                      onClick={() => {
                        onRevoke(key);
                      }}
                    >
                      Revoke<span className="visually-hidden"> {key.name}</span>
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
