import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { usePages } from "../api/usePages";
import { NotFound } from "../shell/NotFound";
import { useSession } from "../session/session";
import { DelayedInput } from "../ui/DelayedInput";
import { EmptyState } from "../ui/EmptyState";
import { More } from "../ui/More";
import { Failed, Loading } from "../ui/Waiting";
import { AuditTable, type AuditEntry } from "./AuditTable";
import "./AuditPage.css";

const FILTERS = [
  { name: "actor", label: "Actor", placeholder: "Actor, such as first admin" },
  { name: "action", label: "Action", placeholder: "Action, such as experiment.stopped" },
  { name: "resource", label: "Resource", placeholder: "Resource, such as checkout" },
] as const;

export function AuditPage() {
  const { may } = useSession();
  return may("readAudit") ? <Audit /> : <NotFound what="Only admins and auditors read the audit log." />;
}

function Audit() {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(
    () => Object.fromEntries(FILTERS.map(({ name }) => [name, parameters.get(name) ?? ""])),
    [parameters],
  );
  const change = useCallback(
    (name: string, value: string) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      );
    },
    [setParameters],
  );
  const pages = usePages<AuditEntry>("audit", "/audit", filter);
  return (
    <>
      <title>Audit log · Assay</title>
      <div className="page-head">
        <div>
          <h1>Audit log</h1>
          <p>Every change, and every look at results. Nothing here can be edited.</p>
        </div>
      </div>
      <div className="stack">
        <search className="audit-filters">
          {FILTERS.map((each) => (
            <AuditFilter key={each.name} {...each} value={filter[each.name] ?? ""} onChange={change} />
          ))}
        </search>
        {pages.isError && <Failed error={pages.error} onRetry={() => void pages.refetch()} />}
        {!pages.isError && (
          <section className="card" aria-label="Audit log">
            {pages.isPending && <Loading what="the audit log" />}
            {pages.isSuccess && pages.items.length === 0 && (
              <EmptyState icon="search" title="No such entries">
                <p>
                  Actors, actions and resources are matched exactly; an action may also be a kind, such as
                  experiment.
                </p>
              </EmptyState>
            )}
            {pages.items.length > 0 && <AuditTable entries={pages.items} />}
            <More {...pages} />
          </section>
        )}
      </div>
    </>
  );
}

type AuditFilterProps = (typeof FILTERS)[number] & {
  value: string;
  onChange: (name: string, value: string) => void;
};

function AuditFilter({ name, label, placeholder, value, onChange }: AuditFilterProps) {
  const settled = useCallback(
    (text: string) => {
      onChange(name, text.trim());
    },
    [name, onChange],
  );
  return <DelayedInput aria-label={label} placeholder={placeholder} value={value} onSettled={settled} />;
}
