import { useEffect, useRef } from "react";
import type { Fault } from "../../api/problem";
import { Icon } from "../../ui/Icon";
import { controlFor, faultSentence } from "./fieldId";
import "./FaultSummary.css";

type Props = {
  faults: readonly Fault[];
  /** What was refused as a whole. */
  message: string;
  /** Grows with every attempt to send: the summary then takes the focus. */
  attempt: number;
};

/** Everything that is wrong, each leading to its field. */
export function FaultSummary({ faults, message, attempt }: Props) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);
  if (faults.length === 0 && message === "") return null;
  return (
    <div ref={summary} className="fault-summary" role="alert" tabIndex={-1}>
      <h2>
        <Icon name="warning" />
        {faults.length === 0 ? message : title(faults.length)}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.pointer} ${fault.detail}`}>
            <a
              href="#main"
              onClick={(event) => {
                event.preventDefault();
                controlFor(fault.pointer)?.focus();
              }}
            >
              {faultSentence(fault)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function title(number: number): string {
  return number === 1 ? "One thing needs your attention" : `${number} things need your attention`;
}
