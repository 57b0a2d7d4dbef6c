package dev.assay.model.json;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.Rejection.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects every faulty field of a request, so that the caller hears of all at once; of very many, of the first. */
public final class Faults {
    /** Beyond this the answer would be larger than the request, and read by nobody. */
    private static final int MOST = 100;

    private final List<Fault> faults = new ArrayList<>();

    public void add(String pointer, String detail) {
        if (faults.size() < MOST) {
            faults.add(new Fault(pointer, detail));
        } else if (faults.size() == MOST) {
            faults.add(new Fault("", "more is wrong than the " + MOST + " faults before this one"));
        }
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public List<Fault> list() {
        return List.copyOf(faults);
    }

    /** Refuses the request when there was any fault. */
    public void refuseIfAny() {
        if (!faults.isEmpty()) {
            throw new Rejected(new Rejection.Invalid(faults));
        }
    }
}
