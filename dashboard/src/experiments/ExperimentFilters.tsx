import { useRef } from "react";
import { Icon } from "../ui/Icon";
import { STATUSES } from "./experiment";
import { useSlashKey } from "../ui/useSlashKey";
import type { ExperimentFilter } from "./useExperimentFilter";
import { DelayedInput } from "../ui/DelayedInput";
import "./ExperimentFilters.css";

type Props = { filter: ExperimentFilter; onChange: (changes: Partial<ExperimentFilter>) => void };

export function ExperimentFilters({ filter, onChange }: Props) {
  const search = useRef<HTMLInputElement>(null);
  useSlashKey(search);
  return (
    <search className="filters">
      <div className="filters__search">
        <Icon name="search" />
        <DelayedInput
          ref={search}
          type="search"
          aria-label="Search experiments"
          aria-keyshortcuts="/"
          placeholder="Search name, hypothesis, id …"
          value={filter.q}
          onSettled={(q) => {
            onChange({ q });
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      <select
        className="input"
        aria-label="Status"
        value={filter.status}
        onChange={(event) => {
          onChange({ status: event.target.value });
        }}
      >
        <option value="">All but archived</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {status.charAt(0).toUpperCase() + status.slice(1)}
          </option>
        ))}
      </select>
      <DelayedInput
        aria-label="Owner"
        placeholder="Owner"
        value={filter.owner}
        onSettled={(owner) => {
          onChange({ owner });
        }}
      />
      <DelayedInput
        aria-label="Tag"
        placeholder="Tag"
        value={filter.tag}
        onSettled={(tag) => {
          onChange({ tag });
        }}
      />
    </search>
  );
}
