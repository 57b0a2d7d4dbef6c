package dev.assay.model.json;

/** Makes JSON pointers (RFC 6901). */
public final class Pointers {
    private static final int LONGEST_NAME = 100;

    private Pointers() {}

    /** Where the field of this name is in the object at {@code pointer}; a very long name is cut. */
    public static String at(String pointer, String name) {
        return pointer + "/"
                + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name)
                        .replace("~", "~0")
                        .replace("/", "~1");
    }
}
