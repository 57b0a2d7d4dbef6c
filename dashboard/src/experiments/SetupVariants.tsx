import { percent } from "../format/number";
import { Badge } from "../ui/Badge";
import { TableScroll } from "../ui/TableScroll";
import type { Variant } from "./experiment";
import { VariantName } from "./VariantName";

/** The variants with what the application is given. */
export function SetupVariants({ variants }: { variants: Variant[] }) {
  return (
    <section className="card" aria-labelledby="setup-variants">
      <div className="card__head">
        <h2 id="setup-variants">Variants</h2>
      </div>
      <TableScroll label="Variants, scrollable">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Variant</th>
              <th scope="col" className="table__number">
                Allocation
              </th>
              <th scope="col">Configuration</th>
            </tr>
          </thead>
          <tbody>
            {variants.map((variant, index) => (
              <tr key={variant.id}>
                <th scope="row">
                  <VariantName index={index}>
                    {variant.name}
                    {variant.control && <Badge tone="idle">Control</Badge>}
                  </VariantName>
                  <code className="table__sub table__sub--dotted">{variant.id}</code>
                </th>
                <td className="table__number">{percent(variant.allocation)}</td>
                <td>
                  <pre className="setup__config">{JSON.stringify(variant.config, null, 2)}</pre>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
