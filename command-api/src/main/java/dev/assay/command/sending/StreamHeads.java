package dev.assay.command.sending;

/** Where an event stream ends, by the event store itself. */
public interface StreamHeads {
    /** The newest event of a stream that has at least one. */
    Head of(String stream);

    /**
     * @param version the event's place in its stream
     * @param position the event's place in the whole store
     */
    record Head(long version, long position) {}
}
