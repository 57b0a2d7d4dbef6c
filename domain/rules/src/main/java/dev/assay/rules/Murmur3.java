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
        return hash(0L, 0, text);
    }

    /** The hash of {@code begun + text}, of which the first part was begun before. */
    static int hash(long begun, int lengthBegun, String text) {
        return finish(mix(begun, lengthBegun, text), lengthBegun + lengthOf(text));
    }

    /** What goes on with any text that follows this one. */
    static long begin(String text) {
        return mix(0L, 0, text);
    }

    // The state is the hash in the upper half and the bytes of the unfinished block in the lower one.
    private static long mix(long state, int position, String text) {
        int at = position;
        long s = state;
        int length = text.length();
        int i = 0;
        while (i < length) {
            char c = text.charAt(i++);
            if (c < 0x80) {
                if (i + 3 <= length && isAscii(text, i)) {
                    s = addFour(s, at, c | text.charAt(i) << 8 | text.charAt(i + 1) << 16 | text.charAt(i + 2) << 24);
                    at += 4;
                    i += 3;
                } else {
                    s = add(s, at++, c);
                }
            } else if (c < 0x800) {
                s = add(s, at++, 0xC0 | c >> 6);
                s = add(s, at++, 0x80 | c & 0x3F);
            } else {
                int point = pointAt(text, i - 1);
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

    private static boolean isAscii(String text, int from) {
        return (text.charAt(from) | text.charAt(from + 1) | text.charAt(from + 2)) < 0x80;
    }

    /** Four bytes at once fill a block, whatever was left of the last one, and leave as much as there was. */
    private static long addFour(long state, int position, int octets) {
        int shift = (position & 3) << 3;
        int hash = mixed((int) (state >>> 32), (int) state | octets << shift);
        int rest = shift == 0 ? 0 : octets >>> 32 - shift;
        return (long) hash << 32 | Integer.toUnsignedLong(rest);
    }

    private static long add(long state, int position, int octet) {
        int hash = (int) (state >>> 32);
        int block = (int) state | octet << ((position & 3) << 3);
        if ((position & 3) == 3) {
            hash = mixed(hash, block);
            block = 0;
        }
        return (long) hash << 32 | Integer.toUnsignedLong(block);
    }

    private static int mixed(int hash, int block) {
        return Integer.rotateLeft(hash ^ scramble(block), 13) * 5 + 0xe6546b64;
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

    /** The length in bytes. */
    static int lengthOf(String text) {
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
