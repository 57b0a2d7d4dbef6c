package dev.assay.command.company;

import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.Scope;
import dev.assay.model.access.Caller;
import dev.assay.model.access.Operator;
import dev.assay.model.access.OperatorOnly;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.CreateCompany;
import dev.assay.model.company.Environment;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Founds companies; each begins with one admin key. */
@RestController
@RequestMapping("/api/v1/companies")
class CompanyCommandController {
    private static final Environment PRODUCTION = new Environment("production");
    private static final KeyId OPERATOR = new KeyId("operator");

    private final Commands commands;
    private final ApiKeys keys;

    CompanyCommandController(Commands commands, ApiKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    /** @param adminKey the first key, for the first environment, shown this once */
    record FoundedCompany(String id, String adminKey) {}

    @PostMapping
    @OperatorOnly
    ResponseEntity<FoundedCompany> create(@RequestBody JsonNode body, Operator operator) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(Set.of("id", "name", "environments"));
        var id = fields.required("id", 100, CompanyId::new);
        var name = fields.requiredText("name", 200);
        List<Environment> named = fields.texts("environments", 20, 100, Environment::new);
        faults.refuseIfAny();
        var company = Objects.requireNonNull(id);
        var environments = named.isEmpty() ? List.of(PRODUCTION) : named;
        var writing = writing(new Scope(company, environments.getFirst()), operator);
        var key = keys.issue(company, environments.getFirst(), "first admin", Role.ADMIN, Optional.empty());
        var founding = new CreateCompany(company, name, environments, key.command());
        var head = commands.once(founding, company, company, writing);
        return ResponseEntity.created(URI.create("/api/v1/companies/" + company))
                .header(Commands.POSITION, Long.toString(head.position()))
                .body(new FoundedCompany(company.value(), key.text()));
    }

    private static Writing writing(Scope scope, Operator operator) {
        var caller = new Caller(scope, Role.ADMIN, OPERATOR, "operator", operator.requestId(), operator.addressHash());
        return new Writing(caller, Optional.empty(), Optional.empty(), "");
    }
}
