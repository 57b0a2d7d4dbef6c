import type { ReactNode } from "react";
import { variantColour } from "./variantColour";
import "./VariantName.css";

/** A variant's name beside its colour. */
export function VariantName({ index, children }: { index: number; children: ReactNode }) {
  return (
    <span className="variant-name">
      <span className="dot" style={{ background: variantColour(index) }} />
      {children}
    </span>
  );
}
