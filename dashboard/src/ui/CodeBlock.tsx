import { CopyButton } from "./CopyButton";
import "./CodeBlock.css";

/** Something to copy into a terminal. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <figure className="code-block">
      <figcaption>
        {label}
        <CopyButton text={text} />
      </figcaption>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
