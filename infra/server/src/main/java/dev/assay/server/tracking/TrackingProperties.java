package dev.assay.server.tracking;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What tracking is given besides the events.
 *
 * @param places a database of MaxMind's format (GeoLite2 City, DB-IP, IPinfo) that tells the place of an address; without
 *     one events carry no country, region or city
 */
@ConfigurationProperties("assay.tracking")
public record TrackingProperties(Optional<String> places) {}
