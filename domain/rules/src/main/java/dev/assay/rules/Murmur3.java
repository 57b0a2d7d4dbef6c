package dev.assay.rules;

/**
 * MurmurHash3 x86_32 with seed 0 of texts in UTF-8 (Austin Appleby, public domain). Nothing is allocated: the bytes are
 * made on the way. A surrogate without its partner counts as U+FFFD, as a browser's {@code TextEncoder} has it.
 */
public final class Murmur3 {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;
    private static final int REPLACEMENT = 0xFFFD;

    private Murmur3() {}

    public static int hash(String text) {
        return finish(mix(0L, 0, text), lengthOf(text));
    }

    /** The hash of {@code first + separator + second}; the separator is ASCII. */
    static int hash(String first, char separator, String second) {
        int length = lengthOf(first);
        long state = mix(0L, 0, first);
        state = add(state, length, separator);
        state = mix(state, length + 1, second);
        return finish(state, length + 1 + lengthOf(second));
    }

    // The state is the hash in the upper half and the bytes of the unfinished block in the lower one.
    private static long mix(long state, int position, String text) {
        int at = position;
        long s = state;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                s = add(s, at++, c);
            } else if (c < 0x800) {
                s = add(s, at++, 0xC0 | c >> 6);
                s = add(s, at++, 0x80 | c & 0x3F);
            } else {
                int point = pointAt(text, i);
                if (point >= 0x10000) {
                    i++;
                    s = add(s, at++, 0xF0 | point >> 18);
                    s = add(s, at++, 0x80 | point >> 12 & 0x3F);
                } else {
                    s = add(s, at++, 0xE0 | point >> 12);
                }
                s = add(s, at++, 0x80 | point >> 6 & 0x3F);
                s = add(s, at++, 0x80 | point & 0x3F);
            }
        }
        return s;
    }

    private static long add(long state, int position, int octet) {
        int hash = (int) (state >>> 32);
        int block = (int) state | octet << ((position & 3) << 3);
        if ((position & 3) == 3) {
            hash = Integer.rotateLeft(hash ^ scramble(block), 13) * 5 + 0xe6546b64;
            block = 0;
        }
        return (long) hash << 32 | Integer.toUnsignedLong(block);
    }

    private static int finish(long state, int length) {
        int hash = (int) (state >>> 32) ^ scramble((int) state) ^ length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    private static int scramble(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }

    private static int lengthOf(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 ? 1 : 2;
                if (c >= 0x800 && pointAt(text, i) >= 0x10000) {
                    i++; // the pair is four bytes: its two chars and the two just added
                }
            }
        }
        return length;
    }

    private static int pointAt(String text, int index) {
        int point = text.codePointAt(index);
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point;
    }
}
