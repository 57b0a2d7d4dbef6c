import type { Status } from "../experiment";

/** What an admin can do with an experiment, besides looking at it. */
export const DEEDS = [
  "start",
  "resume",
  "pause",
  "stop",
  "decide",
  "reallocate",
  "schedule",
  "edit",
  "clone",
  "archive",
] as const;

export type DeedName = (typeof DEEDS)[number];

const FROM: Record<DeedName, readonly Status[]> = {
  start: ["draft", "scheduled"],
  schedule: ["draft", "scheduled"],
  pause: ["running"],
  resume: ["paused"],
  stop: ["running", "paused"],
  reallocate: ["draft", "scheduled", "running", "paused"],
  decide: ["running", "paused", "stopped"],
  edit: ["draft", "scheduled", "running", "paused"],
  clone: ["draft", "scheduled", "running", "paused", "stopped", "archived"],
  archive: ["draft", "scheduled", "stopped"],
};

const FOREMOST: Record<Status, readonly DeedName[]> = {
  draft: ["start", "edit"],
  scheduled: ["start", "edit"],
  running: ["pause", "stop"],
  paused: ["resume", "stop"],
  stopped: ["decide", "clone"],
  archived: ["clone"],
};

/** What is possible in a status: what is likely wanted first, and the rest. */
export function possibleDeeds(status: Status): { foremost: readonly DeedName[]; others: DeedName[] } {
  const foremost = FOREMOST[status];
  return {
    foremost,
    others: DEEDS.filter((deed) => FROM[deed].includes(status) && !foremost.includes(deed)),
  };
}
