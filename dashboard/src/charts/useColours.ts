import { useMemo } from "react";
import { useTheme } from "../shell/theme";

const VARIANTS = 8;

/** The theme's colours as a drawing needs them. */
export function useColours() {
  const theme = useTheme();
  return useMemo(() => read(theme), [theme]);
}

export type Colours = ReturnType<typeof read>;

// The theme says when to read again; what is read is in the style sheet.
function read(theme: string) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    theme,
    ink: colour("ink"),
    soft: colour("ink-soft"),
    line: colour("line"),
    strong: colour("line-strong"),
    surface: colour("surface-raised"),
    good: colour("good"),
    bad: colour("bad"),
    warn: colour("warn"),
    idle: colour("ink-soft"),
    variants: Array.from({ length: VARIANTS }, (_, index) => colour(`variant-${index}`)),
  };
}
