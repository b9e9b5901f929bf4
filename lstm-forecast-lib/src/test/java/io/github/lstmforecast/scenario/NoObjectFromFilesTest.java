package io.github.lstmforecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lstmforecast.golden.Golden;
import io.github.lstmforecast.train.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that name a class in every way that a reader might obey; whoever loads it is seen. */
class NoObjectFromFilesTest {
    private static final String PROPERTY = "lstm-forecast.test.tripped";
    private static final String CLASS = "io.github.lstmforecast.scenario.NoObjectFromFilesTest$Tripwire";

    @TempDir
    Path base;

    private Path folder;

    /** Says so when it is loaded, and can be made in the usual ways. */
    public static final class Tripwire {
        static {
            System.setProperty(PROPERTY, "true");
        }

        /** For a mapping. */
        public Tripwire() {}

        /**
         * For a text or a list.
         *
         * @param argument any
         */
        public Tripwire(String argument) {}
    }

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(base.resolve("src/forecast/pulse"));
    }

    @AfterEach
    void nothing_was_made() {
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    private Scenario read(String yaml) throws Exception {
        Files.writeString(folder.resolve("scenario.yaml"), yaml);
        return ScenarioReader.read(base, folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!CLASS { signal: { pulse: {} } }",
                "signal: !!CLASS { pulse: {} }",
                "signal: { pulse: !!CLASS {} }",
                "signal: { pulse: { period: !!CLASS 10 } }",
                "signal: { pulse: { period: !<tag:yaml.org,2002:CLASS> 10 } }",
                "%TAG !j! tag:yaml.org,2002:\n---\nsignal: { pulse: { period: !j!CLASS 10 } }",
                "signal: { pulse: {} }\nmodel: { train: { units: [ !!CLASS 20 ] } }",
                "signal: { pulse: {} }\nmodel: { train: { units: !!CLASS [20] } }",
                "signal: { pulse: {} }\ntolerance: { nrmse: !!CLASS '0.2' }",
                "signal: { pulse: {} }\nforecast: { from: !!CLASS 150 }",
                "signal: { pulse: {} }\n!!CLASS forecast: {}",
                "signal: { pulse: {}, '@class': CLASS }",
                "signal: { pulse: {} }\n!!CLASS { a: b }: 1"
            })
    void a_scenario(String yaml) {
        assertThatThrownBy(() -> read(yaml.replace("CLASS", CLASS))).isInstanceOf(ScenarioException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@class", "@type", "type", "class"})
    void a_network(String key) throws Exception {
        Files.writeString(
                folder.resolve("network.json"),
                "{ \"confs\" : [ { \"layer\" : { \"" + key + "\" : \"" + CLASS + "\" } } ] }");

        assertThatThrownBy(() ->
                        read("signal: { pulse: {} }\nmodel: { train: { engine: dl4j, network: network.json } }\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("src/forecast/pulse/network.json: \"" + key + "\" is \"" + CLASS + "\"; only");
    }

    // What is not known is not read: it may be from a later version.
    @Test
    void a_golden_record() throws Exception {
        ScenarioRunner runner = new ScenarioRunner(read("signal: { pulse: {} }\nmodel: { train: { epochs: 1 } }\n"));
        runner.candidate(runner.run(TrainingListener.NONE)).write(folder, Golden.NAME);
        Path json = folder.resolve("golden.json");
        String sound = Files.readString(json);

        Files.writeString(
                json, sound.replace("{\n", "{\n\"@class\" : \"" + CLASS + "\", \"@type\" : \"" + CLASS + "\",\n"));
        assertThatThrownBy(() -> Golden.load(folder))
                .hasMessageStartingWith("golden.json: it has a metric '@class', which is not known");
        Files.writeString(json, "[ \"" + CLASS + "\", " + sound + " ]");
        assertThatThrownBy(() -> Golden.load(folder)).hasMessageStartingWith("golden.json: it is damaged");
    }
}
