import "./Brand.css";

/** The name and its mark: a scale's beam, or an interval with its estimate. */
export function Brand({ large = false }: { large?: boolean }) {
  const size = large ? 36 : 28;
  return (
    <span className={large ? "brand brand--large" : "brand"}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect className="brand__plate" width="32" height="32" rx="8" />
        <path className="brand__beam" d="M6 16h20M6 11.5v9M26 11.5v9" />
        <circle className="brand__bead" cx="16" cy="16" r="5" />
      </svg>
      Assay
    </span>
  );
}
