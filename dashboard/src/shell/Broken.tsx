import { messageOf } from "../api/problem";
import { useRouteError } from "react-router";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";

/** When the program itself is at fault. */
export function Broken() {
  const error = useRouteError();
  return (
    <main className="shell__main" role="alert">
      <div className="card">
        <EmptyState icon="warning" title="Something went wrong in this page">
          <p>{messageOf(error)}</p>
          <Button
            onClick={() => {
              window.location.reload();
            }}
          >
            Load it again
          </Button>
        </EmptyState>
      </div>
    </main>
  );
}
