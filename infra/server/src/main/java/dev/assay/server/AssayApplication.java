package dev.assay.server;

import dev.assay.server.launch.Launch;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** The whole platform in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan("dev.assay")
@ConfigurationPropertiesScan
public class AssayApplication {
    public static void main(String[] arguments) {
        Launch.main(arguments);
    }
}
