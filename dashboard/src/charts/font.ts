/** The page's font by its name: what is measured before it is drawn, such as a legend, cannot inherit one. */
export const FONT = '"Inter Variable", system-ui, sans-serif';
