import type { Role } from "../session/roles";

/** An API key as people may see it. */
export type ApiKey = {
  id: string;
  name: string;
  role: Role;
  environment: string;
  prefix: string;
  created_at: string;
  revoked_at?: string;
};

export const ROLES: Record<Role, string> = {
  client: "assigns and tracks; may sit in a browser",
  developer: "reads configuration, issues client keys, assigns and tracks",
  analyst: "reads results, defines metrics, rebuilds projections",
  admin: "everything",
  auditor: "reads everything, changes nothing",
};
