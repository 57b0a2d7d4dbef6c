package dev.assay.model.experiment;

import dev.assay.model.fixture.Body;
import java.util.List;

/** A request that is wrong, and the fields it is wrong in. */
record Refused(String why, Body body, List<String> pointers) {
    static Refused at(String why, Body body, String... pointers) {
        return new Refused(why, body, List.of(pointers));
    }

    @Override
    public String toString() {
        return why;
    }
}
