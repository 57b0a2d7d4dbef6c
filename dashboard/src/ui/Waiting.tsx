import { messageOf } from "../api/problem";
import { Button } from "./Button";
import { EmptyState } from "./EmptyState";
import "./Waiting.css";

/** Stands where something is being read. */
export function Loading({ what }: { what: string }) {
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">Loading {what} …</span>
      <span className="loading__bar" />
      <span className="loading__bar" />
      <span className="loading__bar" />
    </div>
  );
}

/** Says why something could not be read. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="card" role="alert">
      <EmptyState icon="warning" title="This could not be read">
        <p>{messageOf(error)}</p>
        <Button onClick={onRetry}>Try again</Button>
      </EmptyState>
    </div>
  );
}
