package dev.assay.rules;

/** MurmurHash3, x86, 32 bits, seed 0, over the UTF-8 form of text, without making that form. */
final class Murmur3 {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private int hash;
    private int block;
    private int length;

    private Murmur3() {}

    /** The hash of {@code first + separator + second}. */
    static int hash32(String first, char separator, String second) {
        var murmur = new Murmur3();
        murmur.add(first);
        murmur.addByte(separator);
        murmur.add(second);
        return murmur.finish();
    }

    static int hash32(String text) {
        var murmur = new Murmur3();
        murmur.add(text);
        return murmur.finish();
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) {
                addByte(c);
            } else if (c < 0x800) {
                addByte(0xC0 | c >> 6);
                addByte(0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                addByte(0xE0 | c >> 12);
                addByte(0x80 | c >> 6 & 0x3F);
                addByte(0x80 | c & 0x3F);
            } else if (isPair(text, i)) {
                addSupplementary(text.codePointAt(i++));
            } else {
                addByte('?'); // as the JDK encodes half a pair
            }
        }
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private void addSupplementary(int codePoint) {
        addByte(0xF0 | codePoint >> 18);
        addByte(0x80 | codePoint >> 12 & 0x3F);
        addByte(0x80 | codePoint >> 6 & 0x3F);
        addByte(0x80 | codePoint & 0x3F);
    }

    private void addByte(int value) {
        block |= (value & 0xFF) << ((length & 3) << 3);
        length++;
        if ((length & 3) == 0) {
            hash ^= mixed(block);
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
            block = 0;
        }
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }

    private int finish() {
        var h = (length & 3) == 0 ? hash : hash ^ mixed(block);
        h ^= length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
