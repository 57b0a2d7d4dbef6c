package dev.assay.model.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.company.CompanyId;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UserReferencesTest {
    private static final byte[] MASTER = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final CompanyId ACME = new CompanyId("acme");

    private final UserReferences references = new UserReferences(MASTER);

    @Property(tries = 200)
    void the_keyed_hash_is_hmac_sha_256(@ForAll @Size(min = 1, max = 150) byte[] key, @ForAll byte[] message)
            throws Exception {
        assertThat(new KeyedHash(key).hash(message)).isEqualTo(hmac(key, message));
    }

    @Test
    void a_reference_is_the_hmac_of_the_user_id_under_the_derived_company_key() throws Exception {
        var companyKey = hmac(MASTER, "assay user reference acme".getBytes(UTF_8));

        assertThat(references.of(ACME, "anna").bytes()).isEqualTo(hmac(companyKey, "anna".getBytes(UTF_8)));
    }

    @Test
    void the_same_user_of_two_companies_has_two_references() {
        assertThat(references.of(ACME, "anna"))
                .isEqualTo(references.of(ACME, "anna"))
                .isNotEqualTo(references.of(new CompanyId("globex"), "anna"))
                .isNotEqualTo(references.of(ACME, "bob"));
    }

    @Test
    void many_threads_get_the_same_references() {
        var alone = references.of(ACME, "anna");

        assertThat(IntStream.range(0, 10_000).parallel().mapToObj(i -> references.of(ACME, "anna")))
                .allMatch(alone::equals);
    }

    @Test
    void a_session_is_the_users_half_hour() {
        var anna = references.of(ACME, "anna");
        var first = references.sessionOf(ACME, anna, Instant.parse("2026-11-24T10:00:00Z"));

        assertThat(first).isEqualTo(references.sessionOf(ACME, anna, Instant.parse("2026-11-24T10:29:59.999Z")));
        assertThat(first).isNotEqualTo(references.sessionOf(ACME, anna, Instant.parse("2026-11-24T10:30:00Z")));
        assertThat(first)
                .isNotEqualTo(
                        references.sessionOf(ACME, references.of(ACME, "bob"), Instant.parse("2026-11-24T10:00:00Z")));
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new UserReferences(Arrays.copyOf(MASTER, 31)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
