import { useState } from "react";
import { useSession } from "../session/session";
import { Button } from "../ui/Button";
import { Failed } from "../ui/Waiting";
import type { Results } from "./results";

const FORMS = {
  pdf: "Report, PDF",
  html: "Report, HTML",
  csv: "Spreadsheet, CSV",
  parquet: "Rows, Parquet",
  json: "Everything, JSON",
};

/** The results as a file; the server notes who took it. */
export function TakeAway({ results, dimension }: { results: Results; dimension: string }) {
  const { api } = useSession();
  const [error, setError] = useState<unknown>(null);
  const take = async (form: string) => {
    const sliced = dimension === "" ? "" : `&dimension=${dimension}`;
    try {
      const file = await api.download(
        `/analytics/experiment/${results.experiment_id}/export?format=${form}${sliced}`,
      );
      save(file.name, file.content);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section className="card" aria-labelledby="take-away">
      <div className="card__head">
        <h2 id="take-away">Take away</h2>
        <div className="row">
          {Object.entries(FORMS).map(([form, text]) => (
            <Button key={form} small onClick={() => void take(form)}>
              {text}
            </Button>
          ))}
        </div>
      </div>
      {error !== null && (
        <Failed
          error={error}
          onRetry={() => {
            setError(null);
          }}
        />
      )}
    </section>
  );
}

function save(name: string, content: Blob) {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
