/** What became of one field, named by its JSON pointer; a side that is absent had nothing there. */
export type Change = { field: string; before?: unknown; after?: unknown };

/** One line of an experiment's history. */
export type HistoryEntry = {
  position: number;
  version: number;
  at: string;
  actor: string;
  role: string;
  action: string;
  summary: string;
  reason?: string;
  changes: Change[];
  request_id: string;
};
