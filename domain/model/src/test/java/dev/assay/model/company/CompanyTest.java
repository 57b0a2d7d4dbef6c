package dev.assay.model.company;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Rejection.AlreadyExists;
import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.fixture.Story;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompanyTest {
    private static final CompanyId ACME = new CompanyId("acme");
    private static final Environment PRODUCTION = new Environment("production");
    private static final Environment STAGING = new Environment("staging");
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Story<Company> STORY = Story.of(Company.class);
    private static final CompanyCreated CREATED = new CompanyCreated(ACME, "Acme", List.of(PRODUCTION, STAGING));

    @Test
    void a_company_has_a_name_and_environments_that_differ() {
        STORY.when(create("Acme", CREATED.environments())).then(CREATED, issued("key-1", PRODUCTION, Role.ADMIN));
        STORY.when(create(" ", CREATED.environments())).refusedAt("/name");
        STORY.when(create("Acme", List.of())).refusedAt("/environments");
        STORY.when(create("Acme", List.of(STAGING, STAGING))).refusedAt("/environments");
    }

    @Test
    void a_first_key_that_is_refused_founds_nothing() {
        var elsewhere = issue("key-1", new Environment("test"), Role.ADMIN);

        STORY.when(new CreateCompany(ACME, "Acme", CREATED.environments(), elsewhere))
                .refusedAt("/environment");
    }

    @Test
    void a_company_has_at_most_20_environments() {
        STORY.when(create("Acme", environments(20)))
                .then(
                        new CompanyCreated(ACME, "Acme", environments(20)),
                        issued("key-1", new Environment("e0"), Role.ADMIN));
        STORY.when(create("Acme", environments(21))).refusedAt("/environments");
    }

    @ParameterizedTest
    @EnumSource
    void a_key_of_any_role_is_issued_for_an_environment_of_the_company(Role role) {
        STORY.given(CREATED).when(issue("key-1", STAGING, role)).then(issued("key-1", STAGING, role));
        STORY.given(CREATED).when(issue("key-1", new Environment("test"), role)).refusedAt("/environment");
    }

    @Test
    void a_key_has_a_name() {
        STORY.given(CREATED)
                .when(new IssueApiKey(
                        ACME,
                        PRODUCTION,
                        new KeyId("key-1"),
                        "",
                        Role.CLIENT,
                        HASH,
                        "assay_client_abc",
                        Optional.empty()))
                .refusedAt("/name");
    }

    @Test
    void an_id_is_given_to_one_key_only_for_good() {
        var given = STORY.given(
                CREATED, issued("key-1", PRODUCTION, Role.CLIENT), new ApiKeyRevoked(ACME, new KeyId("key-1")));

        STORY.given(CREATED, issued("key-1", PRODUCTION, Role.CLIENT))
                .when(issue("key-1", PRODUCTION, Role.CLIENT))
                .refused(AlreadyExists.class);
        given.when(issue("key-1", PRODUCTION, Role.CLIENT)).refused(AlreadyExists.class);
    }

    @Test
    void a_key_is_revoked_once() {
        var story = STORY.given(CREATED, issued("key-1", PRODUCTION, Role.CLIENT));

        story.when(revoke("key-1")).then(new ApiKeyRevoked(ACME, new KeyId("key-1")));
        story.when(revoke("key-2")).refused(NotFound.class);
        STORY.given(CREATED, issued("key-1", PRODUCTION, Role.CLIENT), new ApiKeyRevoked(ACME, new KeyId("key-1")))
                .when(revoke("key-1"))
                .refused(NotFound.class);
    }

    @Test
    void the_last_admin_key_is_not_revoked() {
        var one = issued("key-1", PRODUCTION, Role.ADMIN);
        var other = issued("key-2", STAGING, Role.ADMIN);

        STORY.given(CREATED, one, issued("key-2", PRODUCTION, Role.ANALYST))
                .when(revoke("key-1"))
                .refused(Conflict.class);
        STORY.given(CREATED, one, other).when(revoke("key-1")).then(new ApiKeyRevoked(ACME, new KeyId("key-1")));
        STORY.given(CREATED, one, other, new ApiKeyRevoked(ACME, new KeyId("key-1")))
                .when(revoke("key-2"))
                .refused(Conflict.class);
    }

    @Test
    void a_key_itself_cannot_slip_into_the_log() {
        assertThatThrownBy(() -> new IssueApiKey(
                        ACME,
                        PRODUCTION,
                        new KeyId("key-1"),
                        "web",
                        Role.CLIENT,
                        "assay_client_secret",
                        "assay_client_",
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Environment> environments(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Environment("e" + i)).toList();
    }

    private static CreateCompany create(String name, List<Environment> environments) {
        var first = environments.isEmpty() ? PRODUCTION : environments.getFirst();
        return new CreateCompany(ACME, name, environments, issue("key-1", first, Role.ADMIN));
    }

    private static IssueApiKey issue(String key, Environment environment, Role role) {
        return new IssueApiKey(
                ACME, environment, new KeyId(key), "web shop", role, HASH, "assay_client_abc", Optional.empty());
    }

    private static ApiKeyIssued issued(String key, Environment environment, Role role) {
        return new ApiKeyIssued(
                ACME, environment, new KeyId(key), "web shop", role, HASH, "assay_client_abc", Optional.empty());
    }

    private static RevokeApiKey revoke(String key) {
        return new RevokeApiKey(ACME, new KeyId(key));
    }
}
