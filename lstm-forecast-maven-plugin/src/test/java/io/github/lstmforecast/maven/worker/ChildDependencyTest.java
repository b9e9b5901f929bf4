package io.github.lstmforecast.maven.worker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.lstmforecast.report.HtmlReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The child JVM neither draws nor writes pages, and has no library for that on its class path. */
class ChildDependencyTest {
    private static final String ROOT = "io.github.lstmforecast.";
    private static final String[] OF_REPORTS = {
        ROOT + "plot..",
        ROOT + "report..",
        "org.jfree..",
        "org.apache.batik..",
        "org.apache.xmlgraphics..",
        "gg.jte..",
        "org.commonmark..",
        "java.awt.."
    };

    private static JavaClasses classes;

    /** Only our own classes are followed: those of the JDK lead everywhere. */
    @BeforeAll
    static void read() {
        classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT.substring(0, ROOT.length() - 1));
        });
    }

    private static ArchRule reachesNoReport(Class<?> type) {
        return noClasses()
                .that()
                .haveFullyQualifiedName(type.getName())
                .should()
                .transitivelyDependOnClassesThat(resideInAnyPackage(OF_REPORTS));
    }

    @Test
    void nothing_that_the_child_s_main_class_reaches_draws() {
        reachesNoReport(WorkerMain.class).check(classes);
    }

    /** Engines and formats are found as services, so that no class leads to them. */
    @Test
    void no_class_below_the_reports_draws() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "plot..", ROOT + "report..", ROOT + "assertj..", ROOT + "junit..", ROOT + "maven..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(OF_REPORTS))
                .check(classes);
    }

    @Test
    void the_classes_of_both_modules_are_looked_at() {
        assertThat(classes.contain(WorkerMain.class)).isTrue();
        assertThatThrownBy(() -> reachesNoReport(HtmlReport.class).check(classes))
                .isInstanceOf(AssertionError.class);
    }
}
