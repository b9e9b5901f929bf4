package io.github.lstmforecast.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.lstmforecast.it.docs.Page.Block;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every block of code of the documentation, by the rule of its language; one without a rule fails. Those that show
 * output are compared by {@link DocumentationIT} with what real builds give.
 */
class SnippetsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    static Path module;

    private static Commands commands;
    private static Poms poms;
    private static Scenarios scenarios;
    private static Set<String> scripts; // all lines of the Python scripts of the repository

    @BeforeAll
    static void read() throws Exception {
        ExampleModule.write(ROOT, module);
        Plugin plugin = Plugin.read();
        commands = new Commands(ROOT, plugin);
        poms = new Poms(module, plugin);
        scenarios = new Scenarios(module);
        scripts = lines(ROOT, ".py");
    }

    private static Set<String> lines(Path root, String end) throws IOException {
        Set<String> lines = new HashSet<>();
        // What is built is not entered: other tests write and delete there meanwhile.
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(end)) {
                    lines.addAll(Files.readAllLines(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return lines;
    }

    @TestFactory
    List<DynamicTest> every_block_keeps_the_rule_of_its_language() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.documentation(ROOT)) {
            for (Block block : page.blocks()) {
                tests.add(dynamicTest(block.toString(), () -> check(block)));
            }
        }
        return tests;
    }

    private static void check(Block block) throws Exception {
        switch (block.language()) {
            case "sh" -> commands.check(block.text());
            case "xml" -> poms.check(block.text());
            case "yaml" -> scenarios.check(block.text());
            case "python" ->
                assertThat(scripts)
                        .as(block.toString())
                        .containsAll(block.text().lines().toList());
            case "java" -> {} // below, since the blocks of a page are one program
            case "", "csv", "json" -> {} // DocumentationIT
            default -> throw new AssertionError("no rule for blocks of the language '" + block.language() + "'");
        }
    }

    @TestFactory
    List<DynamicTest> the_java_of_every_page_compiles_and_runs(@TempDir Path classes) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.documentation(ROOT)) {
            List<Block> blocks = page.blocks("java");
            if (!blocks.isEmpty()) {
                Path folder = Files.createTempDirectory(classes, "page");
                tests.add(dynamicTest(page.name(), () -> new JavaProgram(blocks).check(module, folder)));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> every_goal_and_property_that_a_sentence_names_exists() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.documentation(ROOT)) {
            for (String code : page.codes()) {
                if (code.contains("lstm-forecast") || code.startsWith("mvn ")) {
                    tests.add(dynamicTest(page.name() + ": " + code, () -> commands.checkMentions(code)));
                }
            }
        }
        return tests;
    }
}
