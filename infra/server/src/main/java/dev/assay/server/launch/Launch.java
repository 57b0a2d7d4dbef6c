package dev.assay.server.launch;

import dev.assay.server.AssayApplication;
import dev.assay.server.database.EarlyDatabase;
import dev.assay.server.demo.Demonstration;
import dev.assay.server.installation.Installation;
import dev.assay.server.standby.StandingBy;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server and says how to reach it, or in one line why it does not start. */
public final class Launch {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Launch() {}

    public static void main(String[] arguments) {
        if (Options.askForHelp(List.of(arguments))) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            run(Options.parse(List.of(arguments)));
        } catch (Options.Misused misused) {
            System.err.println(misused.getMessage() + "\n\n" + Options.USAGE);
            System.exit(MISUSED);
        }
    }

    private static void run(Options options) {
        var lifetime = Lifetime.begin();
        try {
            var context = lifetime.start(() -> start(options, lifetime));
            if (options.demo()) {
                new Demonstration(
                                address(context),
                                context.getBean(Installation.class),
                                context.getBean(RandomGenerator.class))
                        .run();
            } else {
                greet(context);
            }
        } catch (RuntimeException fault) {
            // Who stopped it does not want to read that it does not start.
            if (!lifetime.isEnding()) {
                LOG.debug("The start failed", fault);
                System.err.println("Assay does not start: " + Reason.of(fault));
                System.exit(FAILED);
            }
        }
    }

    private static ConfigurableApplicationContext start(Options options, Lifetime lifetime) {
        // Nothing of Assay calls home, and so must nothing it is made of.
        System.setProperty("axoniq.update-checker.disabled", "true");
        var application = new SpringApplication(AssayApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> ServerPort.of(context.getEnvironment()).requireFree(),
                new StandingBy(lifetime::isEnding),
                context -> context.getBeanFactory().addBeanPostProcessor(lifetime.refusal()),
                new EarlyDatabase());
        return application.run(options.settings());
    }

    private static void greet(ConfigurableApplicationContext context) {
        var installation = context.getBean(Installation.class);
        System.out.printf(
                "%nAssay runs at %s%nThe operator's key, which founds companies, is in %s%nCtrl-C stops it.%n%n",
                address(context), installation.operatorKeyFile());
    }

    private static String address(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return "http://localhost:" + (server == null ? 0 : server.getPort());
    }
}
