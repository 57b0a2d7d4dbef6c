import { useState } from "react";
import "./Live.css";

/** A number that lights up for a moment when it changes. */
export function Live({ text }: { text: string }) {
  const [shown, setShown] = useState(text);
  const [changes, setChanges] = useState(0);
  if (shown !== text) {
    setShown(text);
    setChanges(changes + 1);
  }
  return (
    <span key={changes} className={changes > 0 ? "live-number" : undefined}>
      {text}
    </span>
  );
}
