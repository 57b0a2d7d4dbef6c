package dev.assay.server.web;

import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.model.access.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches the process. */
@RestController
class HealthController {
    private static final int PATIENCE_SECONDS = 1;

    private final DataSource database;

    HealthController(DataSource database) {
        this.database = database;
    }

    record Health(String status) {}

    /** The process answers; assignments come from memory whatever else is away. */
    @GetMapping("/api/v1/health")
    @Public
    Health alive() {
        return new Health("ok");
    }

    /** The database answers too, so that writes and results can be had. */
    @GetMapping("/api/v1/health/ready")
    @Public
    ResponseEntity<?> ready(HttpServletRequest request) {
        try (var connection = database.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                return ResponseEntity.ok(new Health("ok"));
            }
        } catch (SQLException away) {
            // said below
        }
        return Answers.entity(
                request, Problem.of(ProblemType.UNAVAILABLE, "The database cannot be reached at the moment"));
    }
}
