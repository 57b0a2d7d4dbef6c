import { Icon } from "../../ui/Icon";
import { isWhole, sumOf, writtenPercent } from "./allocation";
import "./AllocationSum.css";

/** What the shares sum to, and whether that is all. */
export function AllocationSum({ shares }: { shares: readonly string[] }) {
  const sum = sumOf(shares);
  const whole = isWhole(sum);
  return (
    <p className={whole ? "allocation-sum allocation-sum--whole" : "allocation-sum"} aria-live="polite">
      <Icon name={whole ? "check" : "warning"} size={16} />
      {whole ? "100 % allocated" : `${writtenPercent(sum)} % of 100 %`}
    </p>
  );
}
