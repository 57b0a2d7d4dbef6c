import { Button } from "../ui/Button";
import { chooseTheme, useTheme } from "./theme";

export function ThemeToggle() {
  const theme = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <Button
      kind="quiet"
      icon={other === "dark" ? "moon" : "sun"}
      aria-label={`Switch to the ${other} theme`}
      title={`Switch to the ${other} theme`}
      onClick={() => {
        chooseTheme(other);
      }}
    />
  );
}
