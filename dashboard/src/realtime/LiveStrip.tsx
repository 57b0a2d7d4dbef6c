import { useMemo } from "react";
import { Chart } from "../charts/Chart";
import { useColours } from "../charts/useColours";
import { useShownExperiment } from "../experiments/shownExperiment";
import { variantColour } from "../experiments/variantColour";
import { count } from "../format/number";
import { Live } from "../ui/Live";
import { ConnectionBadge } from "./ConnectionBadge";
import { columns, lastHour, total } from "./minutes";
import { MinuteTable } from "./MinuteTable";
import { stripOption } from "./stripOption";
import { useMinuteClock } from "./useMinuteClock";
import { useRealtime } from "./useRealtime";
import "./LiveStrip.css";

/** The last hour by the minute, as it happens. */
export function LiveStrip() {
  const { id, variants } = useShownExperiment();
  const { connection, minutes } = useRealtime(id);
  const now = useMinuteClock();
  const colours = useColours();
  const hour = useMemo(() => lastHour(now), [now]);
  const option = useMemo(
    () => stripOption(minutes, hour, variants, colours),
    [minutes, hour, variants, colours],
  );
  const all = total(columns(minutes, hour));
  return (
    <section className="card live-strip" aria-labelledby="live">
      <div className="card__head">
        <h2 id="live">The last hour</h2>
        <ConnectionBadge connection={connection} />
      </div>
      <div className="live-strip__body">
        <dl className="live-strip__sums">
          <div>
            <dt>Exposed</dt>
            <dd data-testid="live-exposures">
              <Live text={count(all.exposures)} />
            </dd>
          </div>
          <div>
            <dt>Converted</dt>
            <dd data-testid="live-conversions">
              <Live text={count(all.conversions)} />
            </dd>
          </div>
        </dl>
        <div className="live-strip__chart">
          <Chart
            option={option}
            height={120}
            label={`Bar chart of exposures by the minute: ${count(all.exposures)} in the last hour. The table below has the numbers.`}
          />
          <ul className="live-strip__legend">
            {variants.map((variant, index) => (
              <li key={variant.id}>
                <span style={{ background: variantColour(index) }} />
                {variant.name}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <MinuteTable minutes={minutes} variants={variants} />
    </section>
  );
}
