import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../session/session";
import { Button } from "../ui/Button";
import { Failed, Loading } from "../ui/Waiting";
import { NotFound } from "../shell/NotFound";
import { IssueDialog } from "./IssueDialog";
import type { ApiKey } from "./key";
import { KeyTable } from "./KeyTable";
import { RevokeDialog } from "./RevokeDialog";

export function KeysPage() {
  const { may } = useSession();
  return may("readKeys") ? <Keys /> : <NotFound what="This key may not see the company's keys." />;
}

function Keys() {
  const { api, may } = useSession();
  const query = useQuery({
    queryKey: ["keys"],
    queryFn: async ({ signal }) => (await api.get("/keys", signal)) as { items: ApiKey[] },
  });
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <>
      <title>Keys · Assay</title>
      <div className="page-head">
        <div>
          <h1>API keys</h1>
          <p>
            A key belongs to one environment and one role. Only its beginning is kept where people can read
            it.
          </p>
        </div>
        {may("issueKeys") && (
          <Button
            kind="primary"
            icon="plus"
            onClick={() => {
              setIssuing(true);
            }}
          >
            Issue a key
          </Button>
        )}
      </div>
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isError && (
        <section className="card" aria-label="API keys">
          {query.data ? (
            <KeyTable keys={query.data.items} onRevoke={may("revokeKeys") ? setRevoking : undefined} />
          ) : (
            <Loading what="keys" />
          )}
        </section>
      )}
      {issuing && (
        <IssueDialog
          onClose={() => {
            setIssuing(false);
          }}
        />
      )}
      {revoking && (
        <RevokeDialog
          revoked={revoking}
          onClose={() => {
            setRevoking(null);
          }}
        />
      )}
    </>
  );
}
