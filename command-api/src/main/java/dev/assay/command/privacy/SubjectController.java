package dev.assay.command.privacy;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Bodies;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.privacy.OptIn;
import dev.assay.model.privacy.OptOut;
import dev.assay.model.privacy.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes people out of experiments, and lets them in again. */
@RestController
@RequestMapping("/api/v1/privacy/subjects/{user}")
class SubjectController {
    private final Commands commands;
    private final UserReferences users;

    SubjectController(Commands commands, UserReferences users) {
        this.commands = commands;
        this.users = users;
    }

    @PutMapping("/opt-out")
    @Allowed({DEVELOPER, ADMIN})
    ResponseEntity<Accepted> optOut(
            @PathVariable String user, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        Bodies.requireEmpty(body);
        var subject = subject(user, writing);
        return commands.change(new OptOut(subject), subject, subject.user(), writing);
    }

    @DeleteMapping("/opt-out")
    @Allowed({DEVELOPER, ADMIN})
    ResponseEntity<Accepted> optIn(@PathVariable String user, Writing writing) {
        var subject = subject(user, writing);
        return commands.change(new OptIn(subject), subject, subject.user(), writing);
    }

    private SubjectKey subject(String user, Writing writing) {
        var company = writing.caller().scope().company();
        return new SubjectKey(company, users.markOf(company, user));
    }
}
