package dev.assay.rules;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of addresses in CIDR notation, of either family; an address alone is a block of one. */
final class AddressBlock {
    private static final int LONGEST = 100;

    /** Java reads more than others do, such as 10.1 for 10.0.0.1: only what every SDK reads alike is an address. */
    private static final Pattern FORM =
            Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})|(?=.*:)[\\dA-Fa-f:.]{2,45}");

    private final byte[] first;
    private final int bits;

    private AddressBlock(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        var first = address(slash < 0 ? text : text.substring(0, slash));
        if (first.length == 0) {
            return Optional.empty();
        }
        int bits = slash < 0 ? first.length * 8 : bits(text.substring(slash + 1));
        return bits < 0 || bits > first.length * 8 ? Optional.empty() : Optional.of(new AddressBlock(first, bits));
    }

    static boolean anyContains(AddressBlock[] blocks, String text) {
        var address = address(text);
        for (var block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int i = 0, left = bits; left > 0; i++, left -= 8) {
            int mask = left >= 8 ? 0xFF : 0xFF << 8 - left & 0xFF;
            if (((first[i] ^ address[i]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text) {
        return text.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(text) : -1;
    }

    /** The address's bytes, none when it is no literal address: a name is never looked up. */
    private static byte[] address(String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return new byte[0];
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return new byte[0];
        }
    }
}
