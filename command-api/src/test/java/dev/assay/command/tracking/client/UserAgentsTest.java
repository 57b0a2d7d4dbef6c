package dev.assay.command.tracking.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentsTest {
    private static UserAgents agents;

    @BeforeAll
    static void load() {
        agents = UserAgents.ofYauaa().load();
    }

    @Test
    void a_phones_browser_is_recognised() throws Exception {
        assertThat(read(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                + " Version/17.5 Mobile/15E148 Safari/604.1"))
                .isEqualTo(new Agent("Phone", "Safari", "iOS", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0"
                        + " Safari/537.36",
                "GPTBot/1.0",
                "<script>alert(1)</script>"
            })
    void a_robot_is_a_robot(String userAgent) throws Exception {
        assertThat(read(userAgent).bot()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Java-http-client/25.0.1", "okhttp/4.12.0", "python-requests/2.32", "curl/8.5.0"})
    void an_http_library_says_nothing_about_the_user(String userAgent) throws Exception {
        assertThat(read(userAgent)).isEqualTo(Agent.UNKNOWN);
    }

    @Test
    void ten_thousand_characters_are_read_too() throws Exception {
        assertThat(read("Mozilla/5.0 " + "x".repeat(10_000)).system()).isNotNull();
    }

    @Test
    void the_same_user_agent_is_analysed_once() throws Exception {
        var analyses = new AtomicInteger();
        var counting = new UserAgents(Runnable::run, () -> text -> {
                    analyses.incrementAndGet();
                    return Agent.UNKNOWN;
                })
                .load();

        counting.of("Mozilla/5.0").get();
        counting.of("Mozilla/5.0").get();

        assertThat(analyses).hasValue(1);
    }

    @Test
    void when_the_rules_cannot_be_loaded_events_go_on_without() throws Exception {
        var broken = new UserAgents(Runnable::run, () -> {
                    throw new IllegalStateException("as asked by the test");
                })
                .load();

        assertThat(broken.of("Mozilla/5.0").get()).isEqualTo(Agent.UNKNOWN);
    }

    private static Agent read(String userAgent) throws Exception {
        return agents.of(userAgent).get(3, TimeUnit.MINUTES);
    }
}
