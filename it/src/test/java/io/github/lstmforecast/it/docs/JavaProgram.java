package io.github.lstmforecast.it.docs;

import io.github.lstmforecast.it.docs.Page.Block;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The rule for Java. A block that declares a class is compiled as a file of its own; all others of a page are the body
 * of one method, in their order, which is compiled, and run in a module that has a scenario. What the blocks name is
 * imported from the packages below, unless a class has imports of its own.
 */
final class JavaProgram {
    private static final String MAIN = "Snippets";
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record|enum) (\\w+)");
    private static final Pattern OWN_IMPORTS = Pattern.compile("(?m)^(?:package|import) ");
    private static final String LIBRARY = "io.github.lstmforecast.";
    private static final String IMPORTS = Stream.concat(
                    Stream.of(
                            "java.io.*",
                            "java.nio.file.*",
                            "java.util.*",
                            "org.deeplearning4j.nn.multilayer.*",
                            "org.junit.jupiter.api.*",
                            "org.nd4j.linalg.dataset.*",
                            LIBRARY + "*",
                            "static " + LIBRARY + "assertj.ForecastAssertions.assertThat",
                            "static org.assertj.core.api.Assertions.assertThat"),
                    Stream.of(
                                    "assertj",
                                    "dl4j",
                                    "dl4j.file",
                                    "engine",
                                    "forecast",
                                    "gate",
                                    "golden",
                                    "junit",
                                    "keras",
                                    "metric",
                                    "model",
                                    "plot",
                                    "report",
                                    "result",
                                    "rnn",
                                    "scenario",
                                    "signal",
                                    "torch",
                                    "train")
                            .map(name -> LIBRARY + name + ".*"))
            .map(name -> "import " + name + ";")
            .collect(Collectors.joining(" "));

    private final List<Block> blocks;

    JavaProgram(List<Block> blocks) {
        this.blocks = blocks;
    }

    private static boolean isClass(Block block) {
        return TYPE.matcher(block.text()).find();
    }

    /** Compiles all blocks, and runs those that are statements. */
    void check(Path module, Path classes) throws IOException, InterruptedException {
        List<Block> statements =
                blocks.stream().filter(block -> !isClass(block)).toList();
        List<JavaFileObject> files = new ArrayList<>();
        blocks.stream().filter(JavaProgram::isClass).forEach(block -> files.add(ofClass(block)));
        if (!statements.isEmpty()) {
            files.add(ofStatements(statements));
        }
        compile(files, classes);
        if (!statements.isEmpty()) {
            run(module, classes);
        }
    }

    private static JavaFileObject ofClass(Block block) {
        Matcher type = TYPE.matcher(block.text());
        type.find();
        boolean isComplete = OWN_IMPORTS.matcher(block.text()).find();
        return new Source(type.group(1), (isComplete ? "" : IMPORTS + " ") + block.text());
    }

    /** Each block stands on its lines of the page, so that the compiler's messages lead there. */
    private static JavaFileObject ofStatements(List<Block> blocks) {
        StringBuilder text = new StringBuilder(IMPORTS);
        text.append(" final class " + MAIN + " { public static void main(String[] args) throws Exception {");
        int line = 1;
        for (Block block : blocks) {
            text.append("\n".repeat(block.line() + 1 - line)).append(block.text());
            line = block.line() + 1 + block.lines().size();
        }
        return new Source(MAIN, text.append("}}").toString());
    }

    private static void compile(List<JavaFileObject> files, Path classes) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-cp", classPath(), "-proc:none");
        if (!javac.getTask(messages, null, null, options, null, files).call()) {
            throw new AssertionError(messages.toString());
        }
    }

    private static void run(Path module, Path classes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dorg.bytedeco.javacpp.maxbytes=1g",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "-cp",
                        classes + java.io.File.pathSeparator + classPath(),
                        MAIN)
                .directory(module.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(output);
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
