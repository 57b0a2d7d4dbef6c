package dev.assay.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VerdictTest {
    @Test
    void is_readable_in_a_terminal() {
        var results = JsonMapper.shared().readTree("""
                {"name": "Checkout", "status": "running", "sample_size": 20000,
                 "variants": [
                   {"name": "Three pages", "exposures": 10010, "conversion_rate": 10.0, "confidence_interval": [9.4, 10.6]},
                   {"name": "One page", "exposures": 9990, "conversion_rate": 12.0, "confidence_interval": [11.4, 12.6],
                    "lift": "+20%", "p_value": 0.0000069}],
                 "recommendation": {"text": "One page wins: it converts 20% better than three pages, and a difference like \
                this would hardly ever show if there were none. Ship it."}}""");
        assertThat(Verdict.of(results)).isEqualTo("""
                Checkout (running, 20,000 visitors)
                  Three pages     10,010   10.00 % (9.40 to 10.60)
                  One page         9,990   12.00 % (11.40 to 12.60)  lift +20%, p = 6.9e-06
                  One page wins: it converts 20% better than three pages, and a difference like this would hardly
                  ever show if there were none. Ship it.
                """);
    }
}
