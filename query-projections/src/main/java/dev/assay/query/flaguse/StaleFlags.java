package dev.assay.query.flaguse;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.query.flaguse.FlagEvaluations.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Says which flags may go: those past their own expiry, those that nobody asks for, and those that serve everybody the same and
 * have not changed for so long that they are code by now.
 */
final class StaleFlags {
    private final Instant now;
    private final Duration period;
    private final Map<String, List<Day>> served;

    StaleFlags(Instant now, Duration period, Map<String, List<Day>> served) {
        this.now = now;
        this.period = period;
        this.served = served;
    }

    /** Why a flag is stale. */
    enum Reason {
        /** The moment its author named has come. */
        EXPIRED,
        /** It is older than the period, and nobody asked for it in all of it. */
        NOT_EVALUATED,
        /** It has not changed in the period, and everybody was served the same. */
        ONE_VARIATION
    }

    /**
     * A flag that may go.
     *
     * @param lastEvaluatedAt empty when it was not evaluated in the last year
     * @param variation the one that everybody was served
     */
    record Stale(
            String id,
            String name,
            String owner,
            List<Reason> reasons,
            Optional<Instant> lastEvaluatedAt,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> variation) {}

    List<Stale> among(List<JsonNode> flags) {
        return flags.stream().flatMap(flag -> stale(flag).stream()).toList();
    }

    private Optional<Stale> stale(JsonNode flag) {
        var id = flag.required("id").asString();
        var days = served.getOrDefault(id, List.of());
        var last = days.stream().map(Day::lastAt).max(Comparator.naturalOrder());
        var since = now.minus(period);
        var reasons = new ArrayList<Reason>();
        if (moment(flag, "expires_at").filter(at -> !at.isAfter(now)).isPresent()) {
            reasons.add(Reason.EXPIRED);
        }
        if (isBefore(flag, "created_at", since)
                && last.map(at -> at.isBefore(since)).orElse(true)) {
            reasons.add(Reason.NOT_EVALUATED);
        }
        var first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        var variations = days.stream()
                .filter(day -> !day.day().isBefore(first))
                .map(Day::variation)
                .distinct()
                .toList();
        boolean same = variations.size() == 1
                && flag.path("enabled").asBoolean()
                && isBefore(flag, "updated_at", since)
                && last.map(at -> !at.isBefore(since)).orElse(false);
        if (same) {
            reasons.add(Reason.ONE_VARIATION);
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Stale(
                        id,
                        flag.path("name").asString(""),
                        flag.path("owner").asString(""),
                        List.copyOf(reasons),
                        last,
                        same ? Optional.of(variations.getFirst()) : Optional.empty()));
    }

    private static boolean isBefore(JsonNode flag, String name, Instant moment) {
        return moment(flag, name).filter(at -> at.isBefore(moment)).isPresent();
    }

    private static Optional<Instant> moment(JsonNode flag, String name) {
        return flag.path(name).stringValueOpt().map(Instant::parse);
    }
}
