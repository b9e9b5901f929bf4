package io.github.lstmforecast;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.lstmforecast.dl4j.Dl4jEngine;
import io.github.lstmforecast.onnx.OnnxEngine;
import io.github.lstmforecast.onnx.OnnxFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages import downward only, in the order that the package documentation of the root gives. */
class PackageDependencyTest {
    private static final String ROOT = "io.github.lstmforecast";

    private static final List<String> BOTTOM_UP = List.of(
            "signal",
            "csv",
            "metric",
            "rnn",
            "model",
            "forecast",
            "train",
            "engine",
            "jvm",
            "linear",
            "dl4j",
            "keras",
            "torch",
            "onnx",
            "gate",
            "golden",
            "result",
            "compare",
            "scenario",
            "plot",
            "report",
            "assertj",
            "junit");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static Stream<Arguments> packages() {
        return IntStream.range(0, BOTTOM_UP.size() - 1)
                .mapToObj(i -> Arguments.of(BOTTOM_UP.get(i), BOTTOM_UP.subList(i + 1, BOTTOM_UP.size())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void a_package_imports_none_that_comes_later(String name, List<String> later) {
        ArchRule rule = noClasses()
                .that(resideInAPackage(within(name)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        later.stream().map(PackageDependencyTest::within).toArray(String[]::new)))
                .allowEmptyShould(true);

        rule.check(CLASSES);
    }

    // An engine or a format is found by its key. Deeplearning4j's engine may use the file of Deeplearning4j.
    @ParameterizedTest
    @ValueSource(strings = {"jvm", "dl4j", "keras", "torch", "onnx"})
    void no_package_imports_an_engine_or_a_format(String name) {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackage(within(name)))
                .should()
                .dependOnClassesThat(resideInAPackage(within(name)));

        rule.check(CLASSES);
    }

    // Maven's own JVM does not have it. It has the engine, which says what it can do and what its child needs.
    @Test
    void only_one_package_needs_deeplearning4j_and_neither_its_files_nor_its_engine_do() {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackage(within("dl4j")))
                .or(resideInAPackage(within("dl4j.file")))
                .or(name(Dl4jEngine.class.getName()))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.deeplearning4j..", "org.nd4j.."));

        rule.check(CLASSES);
    }

    // Maven's own JVM reads ONNX files, and does not have ONNX Runtime.
    @Test
    void what_maven_needs_of_onnx_does_not_need_its_runtime() {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackage(within("onnx")))
                .or(name(OnnxEngine.class.getName()))
                .or(name(OnnxFormat.class.getName()))
                .or(name(ROOT + ".onnx.OnnxFile"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("ai.onnxruntime.."));

        rule.check(CLASSES);
    }

    @Test
    void only_what_is_made_for_tests_needs_assertj() {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackages(within("assertj"), within("junit")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.assertj.."));

        rule.check(CLASSES);
    }

    /** All but one class, which is used where AssertJ is there. */
    @Test
    void tests_of_junit_need_no_assertj() {
        ArchRule rule = noClasses()
                .that(resideInAPackage(within("junit")))
                .and()
                .haveNameNotMatching(".*\\.SoftFailures(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.assertj..", within("assertj")));

        rule.check(CLASSES);
    }

    @Test
    void only_one_package_needs_junit() {
        ArchRule rule = noClasses()
                .that(resideOutsideOfPackage(within("junit")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", "org.opentest4j.."));

        rule.check(CLASSES);
    }

    @Test
    void the_root_imports_no_other_package() {
        ArchRule rule =
                noClasses().that(resideInAPackage(ROOT)).should().dependOnClassesThat(resideInAPackage(ROOT + ".*.."));

        rule.check(CLASSES);
    }

    @Test
    void every_package_is_in_the_order() {
        Stream<String> found = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .distinct();

        assertThat(found).isNotEmpty().isSubsetOf(BOTTOM_UP);
    }

    private static String within(String name) {
        return ROOT + "." + name + "..";
    }
}
