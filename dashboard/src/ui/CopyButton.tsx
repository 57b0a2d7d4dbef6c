import { useState } from "react";
import { Button } from "./Button";
import { copy } from "./clipboard";

export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      small
      icon={copied ? "check" : "copy"}
      onClick={() => {
        void copy(text).then(setCopied);
      }}
    >
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}
