package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur3Test {
    @ParameterizedTest
    @CsvSource({
        "'', 00000000",
        "test, ba6bd213",
        "'Hello, world!', c0363e43",
        "The quick brown fox jumps over the lazy dog, 2e4ff723",
        "a, 3c2569b2",
        "ab, 9bbfd75f",
        "abc, b3dd93fa",
        "abcd, 43ed676a",
    })
    void published_vectors_are_met(String text, String hash) {
        assertThat(Integer.toHexString(Murmur3.hash(text))).isEqualTo(hash.replaceFirst("^0+(?!$)", ""));
    }

    @Property
    void it_agrees_with_an_independent_implementation(@ForAll String text) {
        assertThat(Murmur3.hash(text)).isEqualTo(independent(text));
    }

    @Property
    void it_agrees_on_surrogates_paired_or_not(
            @ForAll
                    @Chars({'\uD83D', '\uDE00', '\uDBFF', '\uDFFF', 'a', 'é', '€', '\u07FF', '\u0800', '\uFFFF'})
                    @StringLength(max = 12)
                    String text) {
        assertThat(Murmur3.hash(text)).isEqualTo(independent(text));
    }

    @Property
    void beginning_before_does_not_change_the_hash(
            @ForAll @StringLength(max = 12) String first, @ForAll @StringLength(max = 40) String second) {
        var begun = first + ":";
        assertThat(Murmur3.hash(Murmur3.begin(begun), Murmur3.lengthOf(begun), second))
                .isEqualTo(independent(begun + second));
    }

    @Property
    void it_agrees_however_plain_and_other_characters_alternate(
            @ForAll @Chars({'a', 'b', '7', '-', 'é', '€'}) @StringLength(max = 40) String text) {
        assertThat(Murmur3.hash(text)).isEqualTo(independent(text));
    }

    private static int independent(String text) {
        var wellFormed = new StringBuilder();
        text.codePoints()
                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .forEach(wellFormed::appendCodePoint);
        return Hashing.murmur3_32_fixed()
                .hashBytes(wellFormed.toString().getBytes(StandardCharsets.UTF_8))
                .asInt();
    }
}
