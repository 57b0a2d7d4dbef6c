/** What the holder of a key may do, as the server has it. */
export type Role = "client" | "developer" | "analyst" | "admin" | "auditor";

const MAY = {
  readResults: ["analyst", "admin", "auditor"],
  changeExperiments: ["admin"],
  defineMetrics: ["analyst", "admin"],
  readKeys: ["developer", "admin", "auditor"],
  issueKeys: ["developer", "admin"],
  issueEveryKey: ["admin"],
  revokeKeys: ["admin"],
  readAudit: ["admin", "auditor"],
  rebuildProjections: ["analyst", "admin"],
  retryLetters: ["admin"],
} satisfies Record<string, Role[]>;

export type Deed = keyof typeof MAY;

/** Whether a role may do something; what it may not is not offered. */
export function may(role: Role, deed: Deed): boolean {
  const roles: readonly Role[] = MAY[deed];
  return roles.includes(role);
}

/** A client key sits in a browser and assigns and tracks: nothing here is for it. */
export function mayUseDashboard(role: Role): boolean {
  return role !== "client";
}
