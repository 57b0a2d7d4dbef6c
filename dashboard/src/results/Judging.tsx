import { Field } from "../ui/Field";
import type { Analysis } from "./results";
import type { Asked } from "./useResults";

const METHODS = { frequentist: "Frequentist", bayesian: "Bayesian" };

const SEQUENTIAL = {
  none: "One look, at the end",
  obrien_fleming: "A look a day, O'Brien–Fleming",
  pocock: "A look a day, Pocock",
  always_valid: "Any number of looks, mixture test",
  confidence_sequence: "Any number of looks, confidence sequence",
};

type Props = { analysis: Analysis; asked: Asked; onAsk: (name: keyof Asked, value: string) => void };

/** How the numbers are judged, to see what another way would say. */
export function Judging({ analysis, asked, onAsk }: Props) {
  const choice = (
    label: string,
    name: "method" | "sequential",
    options: Record<string, string>,
    present: string | undefined,
  ) => (
    <Field label={label} faults={[]}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={asked[name] || present}
          onChange={(event) => {
            onAsk(name, event.target.value);
          }}
        >
          {Object.entries(options).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const otherwise = asked.method !== "" || asked.sequential !== "";
  return (
    <section className="card judging" aria-labelledby="judging">
      <div className="card__head">
        <h2 id="judging">How it is judged</h2>
        <p className="muted">
          {otherwise
            ? "Shown otherwise than the experiment says; the experiment itself is not changed."
            : "As the experiment says. Choose to see what another way would say."}
        </p>
      </div>
      <div className="card__body pair">
        {choice("Method", "method", METHODS, analysis.method)}
        {choice("Looks", "sequential", SEQUENTIAL, analysis.sequential)}
      </div>
    </section>
  );
}
