import { count } from "../format/number";
import type { VariantSummary } from "./experiment";
import { variantColour } from "./variantColour";
import "./VariantBar.css";

/** The shares of traffic at a glance. */
export function VariantBar({ variants }: { variants: VariantSummary[] }) {
  const shares = variants.map((variant) => `${variant.name} ${count(variant.allocation)} %`).join(", ");
  return (
    <span className="variant-bar" title={shares}>
      <span className="variant-bar__track" aria-hidden="true">
        {variants.map((variant, index) => (
          <span
            key={variant.id}
            style={{ flexGrow: variant.allocation, background: variantColour(index) }}
            hidden={variant.allocation === 0}
          />
        ))}
      </span>
      <span className="variant-bar__text" aria-hidden="true">
        {variants.length <= 3
          ? variants.map((variant) => count(variant.allocation)).join(" / ")
          : `${variants.length} variants`}
      </span>
      <span className="visually-hidden">{shares}</span>
    </span>
  );
}
