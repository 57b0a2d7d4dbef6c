package dev.assay.fold;

/** 64 bits that stand for an event id inside one user's events. Part of the stored form: never change it. */
final class EventHash {
    private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
    private static final long FIRST = 0xBF58_476D_1CE4_E5B9L;
    private static final long SECOND = 0x94D0_49BB_1331_11EBL;

    private EventHash() {}

    static long of(String eventId) {
        int length = eventId.length();
        long hash = SEED * (length + 1L);
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = word << 16 | eventId.charAt(i);
            if ((i & 3) == 3) {
                hash = mix(hash ^ mix(word));
                word = 0;
            }
        }
        return mix(hash ^ mix(word + SEED));
    }

    /** SplitMix64's finaliser (Steele, Lea, Flood 2014): a bijection in which every input bit reaches every output bit. */
    private static long mix(long bits) {
        long once = (bits ^ bits >>> 30) * FIRST;
        long twice = (once ^ once >>> 27) * SECOND;
        return twice ^ twice >>> 31;
    }
}
