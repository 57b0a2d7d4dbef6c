package dev.assay.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The demo finds its company again, with whatever keys it still has. */
class DemoCompanyTest {
    private DemoRun run;

    @BeforeEach
    void forget() throws IOException {
        run = DemoRun.first(RunningServer.shared());
    }

    @Test
    void keys_are_written_down_for_the_next_run_and_for_their_owner_only() throws Exception {
        var keys = run.keys();
        assertThat(run.keys()).isEqualTo(keys);
        assertThat(JsonMapper.shared().readValue(Files.readString(run.keyFile()), DemoKeys.class))
                .isEqualTo(keys);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void each_key_is_of_its_role() throws Exception {
        var keys = run.keys();
        var roles = Map.of(
                "admin", keys.admin(), "analyst", keys.analyst(), "auditor", keys.auditor(), "client", keys.client());
        roles.forEach((role, key) -> assertThat(
                        run.as(key).get("/session").expect(200).text("/role"))
                .isEqualTo(role));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"admin\": \"assay_adm",
                "[]",
                "{}",
                "{\"admin\": \"assay_admin_guessed\"}",
                "{\"admin\": 7}"
            })
    void a_lost_admin_key_cannot_be_had_again_so_another_company_is_founded(String left) throws Exception {
        var before = run.keys();
        Files.writeString(run.keyFile(), left);
        var after = run.keys();

        assertThat(after.admin()).isNotEqualTo(before.admin());
        assertThat(company(after)).matches("demo-\\d+").isNotEqualTo(company(before));
        assertThat(run.printed())
                .contains("The admin key of an earlier demo is lost, so the demo begins anew as company "
                        + company(after) + ".");
        assertThat(run.keys()).isEqualTo(after);
    }

    @Test
    void lesser_keys_are_issued_where_the_first_run_did_not_come_to_it() throws Exception {
        var before = run.keys();
        new KeyFile(run.keyFile()).write(Map.of("admin", before.admin(), "analyst", before.analyst()));
        var after = run.keys();

        assertThat(after.admin()).isEqualTo(before.admin());
        assertThat(after.analyst()).isEqualTo(before.analyst());
        assertThat(after.client()).isNotEqualTo(before.client());
        assertThat(company(after)).isEqualTo(company(before));
        assertThat(run.as(after.client()).get("/session").expect(200).text("/role"))
                .isEqualTo("client");
    }

    @Test
    void a_key_that_was_revoked_is_replaced() throws Exception {
        var before = run.keys();
        var auditor = before.auditor();
        run.revoke("auditor", before);
        var after = run.keys();
        assertThat(after).isEqualTo(new DemoKeys(before.admin(), before.analyst(), after.auditor(), before.client()));
        assertThat(after.auditor()).isNotEqualTo(auditor);
    }

    private String company(DemoKeys keys) {
        return run.as(keys.admin()).get("/session").expect(200).text("/company");
    }
}
