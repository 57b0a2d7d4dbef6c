package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.KnownTraffic;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.SegmentKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What makes an experiment's traffic valid, and what of it may change when. */
final class TrafficRules {
    private TrafficRules() {}

    /** What an experiment named already may stay, even if it is gone by now: it must not forbid every other change. */
    static void check(ExperimentKey key, Traffic present, Traffic next, KnownTraffic known, Faults faults) {
        var scope = key.scope();
        each(
                next.segments(),
                "/segments",
                faults,
                "segment",
                id -> present.segments().contains(id) || known.exists(new SegmentKey(scope, id)));
        each(
                next.holdouts(),
                "/holdouts",
                faults,
                "holdout",
                id -> present.holdouts().contains(id) || known.exists(new HoldoutKey(scope, id)));
        each(
                next.exclusiveWith(),
                "/exclusive_with",
                faults,
                "other experiment",
                id -> !id.equals(key.id())
                        && (present.exclusiveWith().contains(id) || known.exists(new ExperimentKey(scope, id))));
        for (int i = 0; i < next.exclusiveWith().size(); i++) {
            var other = new ExperimentKey(scope, next.exclusiveWith().get(i));
            if (known.yieldsTo(other).contains(key.id())) {
                faults.add("/exclusive_with/" + i, "yields to this one already: one of the two must not yield");
            }
        }
        next.layer()
                .filter(place -> !Optional.of(place).equals(present.layer()))
                .ifPresent(place -> {
                    if (!known.exists(new LayerKey(scope, place.id()))) {
                        faults.add("/layer/id", "there is no layer '" + place.id() + "'");
                    }
                    if (place.share().basisPoints() == 0) {
                        faults.add("/layer/share", "must be above 0");
                    }
                });
    }

    /** Users keep what they have: a live experiment's part of its layer stays. */
    static void checkKept(Traffic present, Traffic next, Faults faults) {
        if (!present.layer().equals(next.layer())) {
            faults.add("/layer", "cannot change while the experiment runs");
        }
    }

    private static <T> void each(List<T> ids, String pointer, Faults faults, String what, Predicate<T> isKnown) {
        for (int i = 0; i < ids.size(); i++) {
            if (!isKnown.test(ids.get(i))) {
                faults.add(pointer + "/" + i, "there is no " + what + " '" + ids.get(i) + "'");
            }
        }
    }
}
