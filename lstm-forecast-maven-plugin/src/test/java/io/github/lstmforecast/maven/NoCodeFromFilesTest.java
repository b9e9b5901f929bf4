package io.github.lstmforecast.maven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.lstmforecast.engine.Extensions;
import io.github.lstmforecast.maven.worker.Worker;
import io.github.lstmforecast.scenario.ScenarioReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No file can make the library or the plugin load a class, run a program or read another file. */
class NoCodeFromFilesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.lstmforecast");

    /** It loads the classes that the POM names. */
    private static final String OF_THE_MODULE = "io.github.lstmforecast.maven.worker.ModuleLoader";

    @Test
    void library_and_plugin_are_looked_at() {
        assertThat(CLASSES.contain(ScenarioReader.class)).isTrue();
        assertThat(CLASSES.contain(Worker.class)).isTrue();
    }

    @Test
    void nothing_makes_objects_of_what_a_file_names() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName(OF_THE_MODULE)
                .should()
                .dependOnClassesThat(describe(
                        "make objects of any class",
                        type -> Set.of(
                                        "java.io.ObjectInputStream",
                                        "java.beans.XMLDecoder",
                                        "java.net.URLClassLoader",
                                        "org.snakeyaml.engine.v2.api.Load",
                                        "org.deeplearning4j.util.ModelSerializer")
                                .contains(type.getName())))
                .orShould()
                .dependOnClassesThat(resideInAPackage("org.snakeyaml.engine.v2.constructor.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("javax.script.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("javax.naming.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.rmi.."));

        rule.check(CLASSES);
    }

    // What is on the class path is the build's to say; a file can only name the key of something that is there.
    @Test
    void only_one_class_looks_services_up() {
        ArchRule rule = noClasses()
                .that()
                .doNotBelongToAnyOf(Extensions.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.ServiceLoader");

        rule.check(CLASSES);
    }

    // Those that are found by their names are our own that may not be there, and others that a user or a JVM may not
    // have, whose names are constants; and forecasters of the user's own, whose names are in the POM.
    @Test
    void no_class_is_found_by_a_name_but_a_constant_or_one_of_the_pom() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.github.lstmforecast.rnn.VectorApi")
                .and()
                .doNotHaveFullyQualifiedName("io.github.lstmforecast.junit.SoftFailures")
                .and()
                .doNotHaveFullyQualifiedName("io.github.lstmforecast.onnx.OnnxEnvironment")
                .and()
                .doNotHaveFullyQualifiedName("io.github.lstmforecast.maven.worker.OwnClass")
                .and()
                .doNotHaveFullyQualifiedName(OF_THE_MODULE)
                .should()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
                .orShould()
                .callMethod(ClassLoader.class, "loadClass", String.class);

        rule.check(CLASSES);
    }

    // Jackson makes objects of classes that a JSON names where it is told to; here it is told names, not classes.
    @Test
    void no_json_names_a_class() {
        ArchRule rule = noClasses()
                .should()
                .callCodeUnitWhere(describe(
                        "lets Jackson find classes by their names",
                        call -> (call.getTarget().getOwner().isAssignableTo(ObjectMapper.class)
                                        || call.getTarget().getOwner().isAssignableTo(MapperBuilder.class))
                                && call.getTarget()
                                        .getName()
                                        .matches(".*(DefaultTyping|findAndRegisterModules|addModules).*")));

        rule.check(CLASSES);
        assertThat(CLASSES.stream()
                        .filter(type -> type.isAnnotatedWith(JsonTypeInfo.class))
                        .map(type ->
                                type.getAnnotationOfType(JsonTypeInfo.class).use()))
                .isNotEmpty()
                .doesNotContain(JsonTypeInfo.Id.CLASS, JsonTypeInfo.Id.MINIMAL_CLASS, JsonTypeInfo.Id.CUSTOM);
    }

    // A JDK toolchain is asked which modules it has, before a child is started on it; Git, what is built.
    @Test
    void only_a_child_and_its_jdk_and_git_are_started_as_processes() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.github.lstmforecast.maven.worker.ChildCommand")
                .and()
                .doNotHaveFullyQualifiedName("io.github.lstmforecast.maven.worker.ChildJdk")
                .and()
                .doNotHaveFullyQualifiedName("io.github.lstmforecast.maven.Revision")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(describe(
                        "runs a program", call -> call.getTarget().getFullName().startsWith("java.lang.Runtime.exec")));

        rule.check(CLASSES);
    }

    // The goal help is made by Maven's plugin tools, and reads what they have put into the jar. The files of Maven's
    // extensions are read without document types, see XmlFileTest.
    @Test
    void no_xml_is_read_that_may_name_other_files() {
        ArchRule rule = noClasses()
                .that()
                .doNotBelongToAnyOf(HelpMojo.class, XmlFile.class)
                .should()
                .callCodeUnitWhere(describe(
                        "reads XML",
                        call -> call.getTarget()
                                        .getOwner()
                                        .getPackageName()
                                        .matches("javax\\.xml\\..*|org\\.xml\\.sax.*")
                                && call.getTarget()
                                        .getName()
                                        .matches("parse|createXML(Stream|Event)Reader|transform|unmarshal")));

        rule.check(CLASSES);
    }

    @Test
    void nothing_reaches_for_the_network() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName(OF_THE_MODULE) // of files
                .should()
                .dependOnClassesThat(describe(
                        "open connections",
                        type -> Set.of("java.net.URL", "java.net.Socket", "java.net.URLConnection")
                                        .contains(type.getName())
                                || type.getPackageName().startsWith("java.net.http")));

        rule.check(CLASSES);
    }
}
