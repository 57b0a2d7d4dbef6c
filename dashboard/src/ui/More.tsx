import { Button } from "./Button";
import "./More.css";

type Props = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** Asks for a list's next page, where there is one. */
export function More({ hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  if (!hasNextPage) return null;
  return (
    <div className="more">
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        More
      </Button>
    </div>
  );
}
