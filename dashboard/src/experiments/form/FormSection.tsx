import { useId, type ReactNode } from "react";

type Props = { title: string; about: string; children: ReactNode };

/** A part of the form. */
export function FormSection({ title, about, children }: Props) {
  const heading = useId();
  return (
    <section className="card form__section" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        <p>{about}</p>
      </header>
      <div className="form__fields">{children}</div>
    </section>
  );
}
