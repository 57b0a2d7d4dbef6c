package dev.assay.assignment.configuration;

import dev.assay.model.behaviour.UserMark;
import dev.assay.rules.Attributes;
import java.util.function.Consumer;

/**
 * Who asked not to take part in experiments.
 *
 * @param revision names the events that changed anything in here
 * @param versions by user: the last event of the user's stream that is in here, negative ({@code -1 - version}) for those
 *     who take part again
 */
record OptOuts(Revision revision, PersistentMap<UserMark, Long> versions, int size) {
    static final OptOuts NONE = new OptOuts(Revision.NONE, PersistentMap.empty(), 0);

    boolean contains(Attributes user) {
        if (size == 0) {
            return false;
        }
        var version = versions.get(new UserMark(user.mark()));
        return version != null && version >= 0;
    }

    OptOuts with(long version, UserMark user, boolean out) {
        var present = versions.get(user);
        long last = present == null ? -1 : present >= 0 ? present : -1 - present;
        if (version <= last) {
            return this;
        }
        boolean was = present != null && present >= 0;
        return new OptOuts(
                revision, versions.with(user, out ? version : -1 - version), size + (out == was ? 0 : out ? 1 : -1));
    }

    /** As of the event that made this of the one before. */
    OptOuts stamped(OptOuts before, long position) {
        return this == before ? this : new OptOuts(revision.after(position), versions, size);
    }

    void forEach(Consumer<UserMark> visitor) {
        versions.forEach((user, version) -> {
            if (version >= 0) {
                visitor.accept(user);
            }
        });
    }
}
