const NAME = "assay.key";

/** The key lasts as long as the tab. */
export const keptKey = {
  read: () => sessionStorage.getItem(NAME) ?? "",
  keep: (key: string) => {
    sessionStorage.setItem(NAME, key);
  },
  forget: () => {
    sessionStorage.removeItem(NAME);
  },
};
