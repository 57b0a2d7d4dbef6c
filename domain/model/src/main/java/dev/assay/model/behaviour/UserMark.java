package dev.assay.model.behaviour;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;

/**
 * A user as an SDK can know one again, which has not the secret that {@link UserReference} takes: see
 * {@link dev.assay.rules.UserMarks}. 16 hexadecimal digits.
 */
public record UserMark(long bits) implements Comparable<UserMark> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static UserMark parse(String hexadecimal) {
        return new UserMark(HexFormat.fromHexDigitsToLong(hexadecimal));
    }

    @Override
    public int compareTo(UserMark that) {
        return Long.compare(bits, that.bits);
    }

    @JsonValue
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
