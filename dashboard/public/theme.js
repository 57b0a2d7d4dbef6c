// Runs before the first paint, so that a remembered theme does not flash.
try {
  const theme = localStorage.getItem("assay.theme");
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
} catch {
  // Storage may be forbidden; the system's theme does then.
}
