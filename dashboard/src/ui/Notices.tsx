import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Icon } from "./Icon";
import { NotifyContext } from "./notices";
import "./Notices.css";

const SHOWN_FOR = 6_000;

type Notice = { id: number; text: string };

/** Where notices appear, and are read out. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const notify = useCallback((text: string) => {
    setNotice((last) => ({ id: (last?.id ?? 0) + 1, text }));
  }, []);

  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => {
      setNotice(null);
    }, SHOWN_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [notice]);

  return (
    <NotifyContext value={notify}>
      {children}
      <div className="notices" role="status">
        {notice && (
          <p key={notice.id} className="notice">
            <Icon name="check" />
            {notice.text}
          </p>
        )}
      </div>
    </NotifyContext>
  );
}
