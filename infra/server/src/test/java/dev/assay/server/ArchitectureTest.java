package dev.assay.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RestController;

/** The rules of dependency that the design states. */
@AnalyzeClasses(packages = "dev.assay", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String RULES = "dev.assay.rules..";
    private static final String DOMAIN = "dev.assay.model..";
    private static final String HTTP = "dev.assay.http..";
    private static final String COMMANDS = "dev.assay.command..";
    private static final String QUERIES = "dev.assay.query..";
    private static final String ASSIGNMENT = "dev.assay.assignment..";
    private static final String ANALYTICS = "dev.assay.analytics..";
    private static final String FOLD = "dev.assay.fold..";
    private static final String STATISTICS = "dev.assay.statistics..";
    private static final String ADAPTERS = "dev.assay.postgres..";
    private static final String SERVER = "dev.assay.server..";

    @ArchTest
    static final ArchRule rules_know_nobody = noClasses()
            .that()
            .resideInAPackage(RULES)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.assay..").and(not(resideInAnyPackage(RULES))));

    @ArchTest
    static final ArchRule the_domain_knows_only_its_rules = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.assay..").and(not(resideInAnyPackage(DOMAIN, RULES))));

    @ArchTest
    static final ArchRule the_domain_knows_no_framework_but_axons_modelling_and_json = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, RULES)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework..", "org.jdbi..", "org.eclipse.jetty..", "java.sql.."));

    @ArchTest
    static final ArchRule statistics_are_pure = noClasses()
            .that()
            .resideInAPackage(STATISTICS)
            .should()
            .dependOnClassesThat(
                    not(resideInAnyPackage(STATISTICS, "java..", "org.apache.commons.math3..", "org.jspecify..")));

    @ArchTest
    static final ArchRule the_fold_knows_the_domain_and_statistics_only = noClasses()
            .that()
            .resideInAPackage(FOLD)
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(FOLD, DOMAIN, RULES, STATISTICS, "java..", "org.jspecify..")));

    @ArchTest
    static final ArchRule the_write_side_knows_no_other_side = side(COMMANDS, QUERIES, ASSIGNMENT, ANALYTICS);

    @ArchTest
    static final ArchRule the_read_side_for_people_knows_no_other_side = side(QUERIES, COMMANDS, ASSIGNMENT, ANALYTICS);

    @ArchTest
    static final ArchRule the_read_side_for_programs_knows_no_other_side =
            side(ASSIGNMENT, COMMANDS, QUERIES, ANALYTICS);

    @ArchTest
    static final ArchRule analytics_knows_no_other_side = side(ANALYTICS, COMMANDS, QUERIES, ASSIGNMENT);

    @ArchTest
    static final ArchRule the_hot_endpoints_toolkit_knows_the_domain_only = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.assay..").and(not(resideInAnyPackage(HTTP, DOMAIN, RULES))));

    @ArchTest
    static final ArchRule only_the_server_knows_the_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS, SERVER)
            .should()
            .dependOnClassesThat(resideInAnyPackage(ADAPTERS, SERVER));

    @ArchTest
    static final ArchRule controllers_are_not_public =
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

    private static ArchRule side(String side, String... others) {
        return noClasses().that().resideInAPackage(side).should().dependOnClassesThat(resideInAnyPackage(others));
    }
}
