import { useState } from "react";
import { count } from "../format/number";
import { minute } from "../format/time";
import { TableScroll } from "../ui/TableScroll";
import type { Minute } from "./minutes";
import type { NamedVariant } from "./stripOption";

/** The minutes as text, the newest first. */
export function MinuteTable({ minutes, variants }: { minutes: Minute[]; variants: NamedVariant[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="minute-table"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>As a table</summary>
      {open && (
        <TableScroll label="The last hour by the minute, scrollable">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Minute</th>
                <th scope="col">Variant</th>
                <th scope="col" className="table__number">
                  Exposed
                </th>
                <th scope="col" className="table__number">
                  Converted
                </th>
              </tr>
            </thead>
            <tbody>
              {minutes.toReversed().flatMap((each) =>
                each.variants.map((part) => (
                  <tr key={`${each.minute} ${part.variant_id}`}>
                    <th scope="row">{minute(each.minute)}</th>
                    <td>{variants.find(({ id }) => id === part.variant_id)?.name ?? part.variant_id}</td>
                    <td className="table__number">{count(part.exposures)}</td>
                    <td className="table__number">{count(part.conversions)}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </TableScroll>
      )}
    </details>
  );
}
