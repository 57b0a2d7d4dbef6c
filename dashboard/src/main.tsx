import { StrictMode, useEffect, useState, type FormEvent } from "react";
import { createRoot } from "react-dom/client";
import "./main.css";

type Experiment = { id: string; name: string; status: string };
type Page = { items: Experiment[]; next_cursor?: string | null };

async function get<T>(path: string, key: string): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, { headers: { Authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as T;
}
const said = (e: unknown) => (e instanceof Error ? e.message : String(e));

function SignIn({ onKey }: { onKey: (key: string) => void }) {
  const [key, setKey] = useState("");
  const [error, setError] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    get("/session", key).then(() => onKey(key), (e: unknown) => setError(said(e)));
  };
  return (
    <form onSubmit={submit}>
      <h1>Assay</h1>
      <label>
        Key <input type="password" required value={key} onChange={(e) => setKey(e.target.value)} />
      </label>{" "}
      <button>Sign in</button>
      <p role="alert">{error}</p>
    </form>
  );
}

function Experiments({ apiKey }: { apiKey: string }) {
  const [items, setItems] = useState<Experiment[]>();
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState("");
  const load = (cursor: string | null) =>
    get<Page>(`/experiments?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`, apiKey).then(
      (page) => {
        setItems((before) => [...(cursor ? (before ?? []) : []), ...page.items]);
        setNext(page.next_cursor ?? null);
      },
      (e: unknown) => setError(said(e)),
    );
  useEffect(() => void load(null), [apiKey]);
  if (error) return <p role="alert">{error}</p>;
  if (!items) return <p role="status">Loading…</p>;
  if (items.length === 0) return <p>No experiments yet.</p>;
  return (
    <>
      <ul>{items.map((e) => <li key={e.id}>{e.name} ({e.status})</li>)}</ul>
      {next && <button onClick={() => void load(next)}>More</button>}
    </>
  );
}

function App() {
  const [key, setKey] = useState(sessionStorage.getItem("assay.key") ?? "");
  const keep = (value: string) => {
    if (value) sessionStorage.setItem("assay.key", value);
    else sessionStorage.removeItem("assay.key");
    setKey(value);
  };
  if (!key) return <SignIn onKey={keep} />;
  return (
    <main>
      <h1>Experiments</h1>
      <button onClick={() => keep("")}>Sign out</button>
      <Experiments apiKey={key} />
    </main>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<StrictMode><App /></StrictMode>);
