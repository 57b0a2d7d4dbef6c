package dev.assay.command.company;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.company.Environment;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.RateLimit;
import dev.assay.model.company.RevokeApiKey;
import dev.assay.model.company.Role;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.json.Numbers;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Issues and revokes API keys. Developers handle client keys only. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyCommandController {
    private final Commands commands;
    private final ApiKeys keys;

    KeyCommandController(Commands commands, ApiKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    /** @param key the key itself, shown this once */
    record IssuedKey(String id, String key, long version) {}

    @PostMapping
    @Allowed({ADMIN, DEVELOPER})
    ResponseEntity<IssuedKey> issue(@RequestBody JsonNode body, Writing writing) {
        var company = writing.caller().scope().company();
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(Set.of("name", "role", "environment", "rate_limit"));
        var name = fields.requiredText("name", 200);
        var role = fields.required("role", 20, KeyCommandController::role);
        var environment = fields.optional("environment", 100, Environment::new)
                .orElse(writing.caller().scope().environment());
        var limit = fields.node("rate_limit")
                .flatMap(node -> Optional.ofNullable(limit(node, fields.at("rate_limit"), faults)));
        faults.refuseIfAny();
        if (writing.caller().role() == DEVELOPER && role != Role.CLIENT) {
            throw new Rejected(new Rejection.Forbidden("A developer may issue client keys only."));
        }
        var issued = keys.issue(company, environment, name, Objects.requireNonNull(role), limit);
        var head = commands.once(issued.command(), company, company, writing);
        return ResponseEntity.created(
                        URI.create("/api/v1/keys/" + issued.command().key()))
                .header(Commands.POSITION, Long.toString(head.position()))
                .body(new IssuedKey(issued.command().key().value(), issued.text(), head.version()));
    }

    @DeleteMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> revoke(@PathVariable KeyId id, Writing writing) {
        var company = writing.caller().scope().company();
        return commands.change(new RevokeApiKey(company, id), company, id, writing);
    }

    private static @Nullable RateLimit limit(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("requests_per_second", "burst"));
        var perSecond = fields.requiredNumber("requests_per_second", KeyCommandController::calls);
        var burst = fields.number("burst", KeyCommandController::calls);
        return perSecond.map(each -> new RateLimit(each, burst.orElse(each))).orElse(null);
    }

    private static long calls(BigDecimal number) {
        return new RateLimit(Numbers.whole(number), 1).requestsPerSecond();
    }

    private static Role role(String name) {
        for (var role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("must be client, developer, analyst, admin or auditor");
    }
}
