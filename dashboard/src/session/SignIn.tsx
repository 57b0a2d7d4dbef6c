import { useId, type SyntheticEvent } from "react";
import { Button } from "../ui/Button";
import { Brand } from "../shell/Brand";
import { ThemeToggle } from "../shell/ThemeToggle";
import "./SignIn.css";

type Props = { busy: boolean; message: string; onKey: (key: string) => void };

export function SignIn({ busy, message, onKey }: Props) {
  const id = useId();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = new FormData(event.currentTarget).get("key");
    if (typeof key === "string" && key.trim() !== "") onKey(key.trim());
  };
  return (
    <main className="sign-in">
      <title>Sign in · Assay</title>
      <div className="sign-in__theme">
        <ThemeToggle />
      </div>
      <form className="sign-in__form card" onSubmit={submit}>
        <Brand large />
        <h1>Sign in</h1>
        <p className="muted">Experiments whose results can be proved.</p>
        <label className="field__label" htmlFor={id}>
          API key
        </label>
        <input
          id={id}
          className="input input--code"
          name="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="assay_admin_…"
          required
          aria-describedby={`${id}-hint ${id}-message`}
        />
        <p id={`${id}-hint`} className="field__hint">
          A key of role admin, analyst, developer or auditor. It is kept in this tab only.
        </p>
        <p id={`${id}-message`} className="sign-in__message" role="alert">
          {message}
        </p>
        <Button kind="primary" type="submit" busy={busy} wide>
          Sign in
        </Button>
      </form>
    </main>
  );
}
