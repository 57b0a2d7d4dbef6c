import { expect, it } from "vitest";
import { may, mayUseDashboard, type Role } from "./roles";

const ROLES: Role[] = ["client", "developer", "analyst", "admin", "auditor"];

it("only admins change experiments", () => {
  expect(ROLES.filter((role) => may(role, "changeExperiments"))).toEqual(["admin"]);
});

it("developers do not read results, and auditors change nothing", () => {
  expect(ROLES.filter((role) => may(role, "readResults"))).toEqual(["analyst", "admin", "auditor"]);
  expect(may("auditor", "issueKeys") || may("auditor", "defineMetrics")).toBe(false);
});

it("nothing is for client keys", () => {
  expect(ROLES.filter(mayUseDashboard)).toEqual(["developer", "analyst", "admin", "auditor"]);
});
