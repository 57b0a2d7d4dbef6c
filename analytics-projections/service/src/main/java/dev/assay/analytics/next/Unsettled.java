package dev.assay.analytics.next;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tests that a stated number of days would settle: those that run, and those that ended too soon. */
final class Unsettled {
    private static final double WEEK = 7;

    /** Nobody waits longer for an answer. */
    private static final long LONGEST = 120;

    private Unsettled() {}

    static List<Suggestion> in(List<Read> all) {
        return all.stream().flatMap(each -> of(each).stream()).toList();
    }

    private static Optional<Suggestion> of(Read read) {
        var results = read.results();
        String verdict = results.recommendation().verdict();
        boolean open = verdict.equals("keep_running") || verdict.equals("inconclusive");
        if (!open || results.power().sampleSizeNeeded().isEmpty() || read.usersADay() <= 0) {
            return Optional.empty();
        }
        long needed = results.power().sampleSizeNeeded().getAsLong();
        long days = (long) Math.ceil(Math.max(0, needed - results.sampleSize()) / read.usersADay());
        if (days < 1 || days > LONGEST) {
            return Optional.empty();
        }
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("users", results.sampleSize());
        evidence.put("users_needed", needed);
        evidence.put("users_a_day", read.usersADay());
        evidence.put("days_left", days);
        evidence.put("effect_planned_for", results.power().smallestInterestingEffect());
        OptionalDouble detectable = results.power().minimumDetectableEffect();
        detectable.ifPresent(effect -> evidence.put("effect_detectable_now", effect));
        String effect = String.format(Locale.ROOT, "%.3g %%", results.power().smallestInterestingEffect() * 100);
        String time = days + (days == 1 ? " more day" : " more days");
        return Optional.of(new Suggestion(
                Suggestion.Kind.INCONCLUSIVE,
                results.experimentId(),
                results.name(),
                read.quoted() + (read.isRunning() ? " needs " : " ended before it could be told, and needed ") + time
                        + " at its rate to find an effect of " + effect + ".",
                read.isRunning() ? "Let it run" : "Clone it and let it run longer",
                1 / (1 + days / WEEK),
                evidence));
    }
}
