import { Link } from "react-router";
import { Tag } from "../ui/Badge";
import { TableScroll } from "../ui/TableScroll";
import { Ago } from "../ui/Time";
import { StatusBadge } from "./StatusBadge";
import { VariantBar } from "./VariantBar";
import type { ExperimentSummary } from "./experiment";
import "./ExperimentTable.css";

type Props = { experiments: ExperimentSummary[]; stale: boolean };

export function ExperimentTable({ experiments, stale }: Props) {
  return (
    <TableScroll label="Experiments, scrollable">
      <table className="table experiment-table" aria-busy={stale}>
        <thead>
          <tr>
            <th scope="col">Experiment</th>
            <th scope="col">Status</th>
            <th scope="col">Variants</th>
            <th scope="col">Owner</th>
            <th scope="col">Created</th>
            <th scope="col">Started</th>
          </tr>
        </thead>
        <tbody>
          {experiments.map((experiment) => (
            <Row key={experiment.id} experiment={experiment} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ experiment }: { experiment: ExperimentSummary }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/experiments/${experiment.id}`} className="experiment-table__name">
          {experiment.name}
        </Link>
        <span className="experiment-table__id">
          <code>{experiment.id}</code>
          {experiment.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      </th>
      <td>
        <StatusBadge status={experiment.status} />
      </td>
      <td>
        <VariantBar variants={experiment.variants} />
      </td>
      <td>{experiment.owner || <span className="muted">–</span>}</td>
      <td className="experiment-table__when">
        <Ago at={experiment.created_at} />
      </td>
      <td className="experiment-table__when">
        {experiment.started_at ? <Ago at={experiment.started_at} /> : <span className="muted">–</span>}
      </td>
    </tr>
  );
}
