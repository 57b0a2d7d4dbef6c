package dev.assay.model.json;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.Rejection.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects every faulty field of a request, so that the caller hears of all at once. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    public void add(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
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
