package dev.assay.http;

import java.net.InetAddress;

/** Addresses that share their first bits. */
record AddressRange(InetAddress first, int bits) {
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int longest = first.getAddress().length * 8;
        int bits = slash < 0 ? longest : Integer.parseInt(text, slash + 1, text.length(), 10);
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("no such range of addresses: " + text);
        }
        return new AddressRange(first, bits);
    }

    static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    boolean contains(InetAddress address) {
        var ours = first.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((ours[bit >> 3] & mask) != (theirs[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
