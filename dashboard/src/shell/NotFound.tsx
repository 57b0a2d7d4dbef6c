import { Link } from "react-router";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";

export function NotFound({ what = "There is no such page." }: { what?: string }) {
  return (
    <>
      <title>Not found · Assay</title>
      <h1 className="visually-hidden">Not found</h1>
      <div className="card">
        <EmptyState icon="question" title={what}>
          <p>The address may be misspelt, or it belongs to another company or environment than this key.</p>
          <Link to="/experiments" className={buttonClass({})}>
            To the experiments
          </Link>
        </EmptyState>
      </div>
    </>
  );
}
