package dev.assay.command.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.access.Caller;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RejectionsTest {
    private final Rejections rejections = new Rejections(Clock.fixed(TrackingServer.NOW, ZoneOffset.UTC));

    @Test
    void only_the_last_thousand_kinds_are_kept() {
        for (int i = 0; i < 1_005; i++) {
            rejections.count(TrackingServer.ACME, Refusal.missing("user_id"), "event " + i, null);
        }

        var latest = rejections.latest(TrackingServer.ACME, 2_000);
        assertThat(latest).hasSize(1_000);
        assertThat(latest.getFirst().kind().eventName()).isEqualTo("event 1004");
        assertThat(latest.getLast().kind().eventName()).isEqualTo("event 5");
    }

    @Test
    void the_list_is_the_callers_own_and_no_longer_than_asked() {
        rejections.count(TrackingServer.ACME, Refusal.missing("user_id"), "bought", "checkout");
        rejections.count(TrackingServer.ACME, Refusal.missing("event_name"), null, null);
        rejections.count(TrackingServer.GLOBEX, Refusal.missing("user_id"), "sold", null);
        var caller = new Caller(TrackingServer.ACME, Role.DEVELOPER, new KeyId("k1"), "dev", "r1", "");

        var listed = new RejectionsController(rejections).list(caller, 1).items();

        assertThat(listed)
                .containsExactly(new RejectionsController.Item(TrackingServer.NOW, "missing_field", "", "", 1));
    }
}
