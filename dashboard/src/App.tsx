import { lazy, Suspense, type ComponentType } from "react";
import { createBrowserRouter, Navigate } from "react-router";
import { RouterProvider } from "react-router/dom";
import { CreatePage } from "./experiments/CreatePage";
import { EditPage } from "./experiments/EditPage";
import { ExperimentPage } from "./experiments/ExperimentPage";
import { ExperimentsPage } from "./experiments/ExperimentsPage";
import { SetupPage } from "./experiments/SetupPage";
import { HistoryPage } from "./history/HistoryPage";
import { AuditPage } from "./audit/AuditPage";
import { KeysPage } from "./keys/KeysPage";
import { MetricsPage } from "./metrics/MetricsPage";
import { NextPage } from "./next/NextPage";
import { ProjectionsPage } from "./projections/ProjectionsPage";
import { SessionGate } from "./session/SessionGate";
import { useSession } from "./session/session";
import { Broken } from "./shell/Broken";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";
import { Loading } from "./ui/Waiting";

// The charts are most of the program, and only these two pages draw any.
const ResultsPage = lazy(async () => ({ default: (await import("./results/ResultsPage")).ResultsPage }));
const LivePage = lazy(async () => ({ default: (await import("./realtime/LivePage")).LivePage }));

const router = createBrowserRouter([
  {
    path: "/",
    Component: Shell,
    ErrorBoundary: Broken,
    children: [
      { index: true, element: <Navigate to="/experiments" replace /> },
      { path: "experiments", Component: ExperimentsPage },
      { path: "new-experiment", Component: CreatePage },
      {
        path: "experiments/:id",
        Component: ExperimentPage,
        children: [
          { index: true, Component: FirstSide },
          { path: "setup", Component: SetupPage },
          { path: "history", Component: HistoryPage },
        ],
      },
      { path: "experiments/:id/edit", Component: EditPage },
      { path: "next", Component: NextPage },
      { path: "metrics", Component: MetricsPage },
      { path: "keys", Component: KeysPage },
      { path: "audit", Component: AuditPage },
      { path: "projections", Component: ProjectionsPage },
      { path: "*", Component: NotFound },
    ],
  },
]);

export function App() {
  return (
    <SessionGate>
      <RouterProvider router={router} />
    </SessionGate>
  );
}

function FirstSide() {
  const { may } = useSession();
  const Side: ComponentType = may("readResults") ? ResultsPage : LivePage;
  return (
    <Suspense fallback={<Loading what="the results" />}>
      <Side />
    </Suspense>
  );
}
