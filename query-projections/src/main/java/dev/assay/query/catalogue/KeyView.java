package dev.assay.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.company.RateLimit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key as people may see it: neither the key nor its hash.
 *
 * @param revokedAt absent while the key is in force
 * @param rateLimit absent when the key may call as often as it likes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(
        String id,
        String name,
        String role,
        String environment,
        String prefix,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("revoked_at") @Nullable Instant revokedAt,
        @JsonProperty("rate_limit") @Nullable RateLimit rateLimit) {}
