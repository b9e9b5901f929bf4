package io.github.lstmforecast.it.docs;

import io.github.lstmforecast.it.docs.Page.Block;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Does what the documentation tells a reader to do, with the real Maven, and compares what the pages show with what
 * comes of it. Called by the build {@code documentation}, which has the plugin in its local repository.
 *
 * <p>The POM and the scenario of the README are that build itself. The {@linkplain #FOLLOWED pages to follow} are each
 * followed in a copy of {@code examples/pulse}: a scenario becomes {@code scenario.yaml}, commands are run, and what a
 * block shows must come of the commands above it. Commands with {@code -pl} are meant for a clone, and not run. What any
 * other page shows must have come of one of these.
 */
public final class Tutorial {
    private static final List<String> FOLLOWED = List.of("docs/tutorial.md", "docs/how-to/calibrate.md");
    private static final Set<String> SHOWN = Set.of("", "json", "csv");
    private static final long MINUTES = 3;

    private final List<String> maven;
    private final List<RealRun> runs = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private Tutorial(List<String> maven) {
        this.maven = maven;
    }

    /**
     * Writes the POM and the scenario of the README.
     *
     * @param root the project's folder
     * @param module where to write them
     * @throws IOException if that can't be
     */
    public static void prepare(Path root, Path module) throws IOException {
        Page readme = Page.read(root, root.resolve("README.md"));
        Files.writeString(module.resolve("pom.xml"), readme.blocks("xml").get(0).text());
        writeScenario(module, readme.blocks("yaml").get(0));
    }

    /**
     * Follows the pages.
     *
     * @param root the project's folder
     * @param module where {@link #prepare} wrote, and Maven was run since
     * @param maven Maven, with the options that make it find the plugin
     * @return what is not as it is shown
     * @throws Exception if a command can't be run
     */
    public static List<String> follow(Path root, Path module, List<String> maven) throws Exception {
        Tutorial tutorial = new Tutorial(maven);
        String log = Files.readString(module.resolve("build.log"));
        tutorial.runs.add(RealRun.of(log, module.resolve("target/lstm-forecast")));
        for (String page : FOLLOWED) {
            Path copy = module.resolve(
                    "target/" + Path.of(page).getFileName().toString().replace(".md", ""));
            ExampleModule.copy(root.resolve("examples/pulse"), copy);
            tutorial.follow(Page.read(root, root.resolve(page)), copy);
        }
        for (Page page : Page.documentation(root)) {
            if (!FOLLOWED.contains(page.name())) {
                tutorial.compare(page);
            }
        }
        return tutorial.wrong;
    }

    private void follow(Page page, Path module) throws IOException, InterruptedException {
        RealRun last = null;
        for (Block block : page.blocks()) {
            if (block.language().equals("yaml") && Scenarios.isWhole(block.text())) {
                writeScenario(module, block);
            } else if (block.language().equals("sh") && !block.text().contains(" -pl ")) {
                boolean fails = shownBelow(page, block).contains("[ERROR]")
                        || shownBelow(page, block).contains("BUILD FAILURE");
                last = run(block, fails, module);
                runs.add(last);
            } else if (SHOWN.contains(block.language())) {
                require(last != null && last.shows(block.language(), block.text()), block);
            }
        }
    }

    private static String shownBelow(Page page, Block commands) {
        return page.blocks().stream()
                .filter(block -> block.line() > commands.line())
                .findFirst()
                .filter(block -> block.language().isEmpty())
                .map(Block::text)
                .orElse("");
    }

    private void compare(Page page) throws IOException {
        for (Block block : page.blocks()) {
            if (SHOWN.contains(block.language())) {
                boolean shown = false;
                for (RealRun run : runs) {
                    shown |= run.shows(block.language(), block.text());
                }
                require(shown, block);
            }
        }
    }

    private void require(boolean shown, Block block) {
        if (!shown) {
            wrong.add(block + " is not what a build says:\n" + block.text());
        }
    }

    private static void writeScenario(Path module, Block scenario) throws IOException {
        Path folder = Files.createDirectories(module.resolve("src/forecast/pulse"));
        Files.writeString(folder.resolve("scenario.yaml"), scenario.text());
    }

    private RealRun run(Block commands, boolean fails, Path module) throws IOException, InterruptedException {
        StringBuilder log = new StringBuilder();
        for (String line : commands.lines()) {
            List<String> command = new ArrayList<>(maven);
            List<String> words = Page.words(line);
            command.addAll(words.subList(1, words.size()));
            File output = module.resolve("run-" + runs.size() + ".log").toFile();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(module.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            builder.environment().keySet().removeAll(Set.of("CI", "GITHUB_STEP_SUMMARY"));
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(commands + ": it takes longer than " + MINUTES + " minutes: " + line);
            }
            log.append(Files.readString(output.toPath()));
            if ((process.exitValue() != 0) != fails) {
                wrong.add(commands + (fails ? " does not fail:\n" : " fails:\n") + log);
            }
        }
        return RealRun.of(log.toString(), module.resolve("target/lstm-forecast"));
    }
}
