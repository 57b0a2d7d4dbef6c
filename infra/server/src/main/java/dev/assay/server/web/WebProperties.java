package dev.assay.server.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server believes of the network around it.
 *
 * @param trustedProxies addresses or CIDR ranges of proxies whose {@code X-Forwarded-For} is believed; empty: nobody's
 */
@ConfigurationProperties("assay.http")
public record WebProperties(@DefaultValue List<String> trustedProxies) {}
