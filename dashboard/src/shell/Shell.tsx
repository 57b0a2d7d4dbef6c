import { useEffect, useRef } from "react";
import { Link, NavLink, Outlet, useLocation } from "react-router";
import { useSession } from "../session/session";
import { Button } from "../ui/Button";
import { NoticeProvider } from "../ui/Notices";
import { Brand } from "./Brand";
import { ThemeToggle } from "./ThemeToggle";
import "./Shell.css";

/** What surrounds every page. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  return (
    <NoticeProvider>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" ref={main} className="shell__main" tabIndex={-1}>
        <Outlet />
      </main>
    </NoticeProvider>
  );
}

function Header() {
  const { identity, may, signOut } = useSession();
  return (
    <header className="shell__header">
      <div className="shell__bar">
        <Link to="/" className="shell__home" aria-label="Assay, to the experiments">
          <Brand />
        </Link>
        <nav className="shell__nav" aria-label="Main">
          <NavLink to="/experiments">Experiments</NavLink>
          {may("readResults") && <NavLink to="/next">What next</NavLink>}
          <NavLink to="/metrics">Metrics</NavLink>
          {may("readKeys") && <NavLink to="/keys">Keys</NavLink>}
          {may("readAudit") && <NavLink to="/audit">Audit log</NavLink>}
          <NavLink to="/projections">Projections</NavLink>
        </nav>
        <div className="shell__who">
          <p className="shell__identity">
            <span className="visually-hidden">Signed in as </span>
            <strong>{identity.name}</strong>
            <span>
              {identity.company} · {identity.environment} · {identity.role}
            </span>
          </p>
          <ThemeToggle />
          <Button kind="quiet" icon="exit" aria-label="Sign out" title="Sign out" onClick={signOut} />
        </div>
      </div>
    </header>
  );
}

/** Whoever listens or uses the keyboard begins at the top of a new page. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>) {
  const page = useLocation().pathname;
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page, main]);
}
