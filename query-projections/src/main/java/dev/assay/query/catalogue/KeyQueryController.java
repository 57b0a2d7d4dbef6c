package dev.assay.query.catalogue;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The company's API keys. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyQueryController {
    private final Keys keys;

    KeyQueryController(Keys keys) {
        this.keys = keys;
    }

    /** All of them: a company has few. */
    record KeyList(List<KeyView> items) {}

    @GetMapping
    @Allowed({ADMIN, DEVELOPER, AUDITOR})
    KeyList list(Caller caller) {
        return new KeyList(keys.list(caller.scope().company()));
    }
}
