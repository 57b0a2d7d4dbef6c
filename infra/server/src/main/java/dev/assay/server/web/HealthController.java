package dev.assay.server.web;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.http.Positions;
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
    private final LiveConfiguration configuration;
    private final Positions positions;

    HealthController(DataSource database, LiveConfiguration configuration, Positions positions) {
        this.database = database;
        this.configuration = configuration;
        this.positions = positions;
    }

    record Ready(String status) {}

    record Health(String status, Known configuration) {}

    /**
     * What assignments come from.
     *
     * @param position of the last event known
     * @param ageSeconds how long it is unknown whether there are newer ones
     */
    record Known(long position, long ageSeconds) {}

    /** The process answers; assignments come from memory whatever else is away. */
    @GetMapping("/api/v1/health")
    @Public
    Health alive() {
        return new Health("ok", new Known(configuration.current().position(), positions.ageSeconds()));
    }

    /** The database answers too, so that writes and results can be had. */
    @GetMapping("/api/v1/health/ready")
    @Public
    ResponseEntity<?> ready(HttpServletRequest request) {
        try (var connection = database.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                return ResponseEntity.ok(new Ready("ok"));
            }
        } catch (SQLException away) {
            // said below
        }
        return Answers.entity(
                request, Problem.of(ProblemType.UNAVAILABLE, "The database cannot be reached at the moment"));
    }
}
