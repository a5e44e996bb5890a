package org.copydesk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.copydesk.idempotency.Idempotent;
import org.junit.jupiter.api.Test;

/** The shape of the house. */
class LayoutTest {

    private static final JavaClasses COPYDESK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.copydesk");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("org.copydesk.(*)..").should().beFreeOfCycles().check(COPYDESK);
    }

    @Test
    void what_all_share_knows_no_feature() {
        nothingElseIsKnownIn("org.copydesk.words");
        nothingElseIsKnownIn("org.copydesk.http");
        nothingElseIsKnownIn("org.copydesk.server", "org.copydesk.http");
    }

    private static void nothingElseIsKnownIn(String... packages) {
        noClasses()
                .that()
                .resideInAPackage(packages[0])
                .should()
                .dependOnClassesThat(resideInAPackage("org.copydesk..").and(resideOutsideOfPackages(packages)))
                .check(COPYDESK);
    }

    @Test
    void delivery_never_reads_a_working_copy() {
        noClasses()
                .that()
                .resideInAPackage("org.copydesk.delivery")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.copydesk.article", "org.copydesk.revision", "org.copydesk.quote", "org.copydesk.citation")
                .check(COPYDESK);
    }

    @Test
    void entities_do_not_know_the_web() {
        noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..")
                .check(COPYDESK);
    }

    @Test
    void every_resource_says_who_may_use_it() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(COPYDESK);
    }

    @Test
    void resources_are_seen_by_nobody_but_the_framework() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .bePackagePrivate()
                .check(COPYDESK);
    }

    @Test
    void every_post_can_be_sent_again() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(Idempotent.class)
                .andShould()
                .beAnnotatedWith(Transactional.class)
                .check(COPYDESK);
    }

    @Test
    void delivery_writes_nothing_but_comments() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.copydesk.delivery")
                .and()
                .doNotHaveName("post")
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .check(COPYDESK);
    }
}
