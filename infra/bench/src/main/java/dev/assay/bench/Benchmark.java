package dev.assay.bench;

import java.util.List;

/** Something that has to be fast. */
interface Benchmark {
    /** What {@code ./assay bench} knows it by. */
    String name();

    /** Measures; takes its time, and leaves nothing running. */
    List<Figure> run() throws Exception;
}
