package dev.assay.command.tracking;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.company.Role;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists why events were refused. */
@RestController
class RejectionsController {
    private static final int MOST = 1_000;

    private final Rejections rejections;

    RejectionsController(Rejections rejections) {
        this.rejections = rejections;
    }

    /** The kinds of refused events of the caller's company and environment on this node, the latest first. */
    @GetMapping("/api/v1/tracking/rejections")
    @Allowed({Role.DEVELOPER, Role.ANALYST, Role.ADMIN, Role.AUDITOR})
    Items list(Caller caller, @RequestParam(defaultValue = "100") int limit) {
        return new Items(rejections.latest(caller.scope(), Math.clamp(limit, 1, MOST)).stream()
                .map(Item::of)
                .toList());
    }

    /** A list, as every list is answered. */
    record Items(List<Item> items) {}

    /** One kind of refused event. */
    record Item(
            Instant at,
            String reason,
            @JsonProperty("event_name") String eventName,
            @JsonProperty("experiment_id") String experimentId,
            long count) {
        static Item of(Rejections.Rejected rejected) {
            var kind = rejected.kind();
            return new Item(
                    rejected.at(), kind.reason().code(), kind.eventName(), kind.experimentId(), rejected.count());
        }
    }
}
