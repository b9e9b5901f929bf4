package io.github.lstmforecast.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lstmforecast.gate.Verdict;
import io.github.lstmforecast.result.json.JsonPart;
import io.github.lstmforecast.result.json.JsonValues;
import java.util.Map;
import java.util.Optional;

/** A line of a history: one JSON object. */
final class HistoryJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HistoryJson() {}

    static String write(HistoryEntry entry) {
        ObjectNode line = MAPPER.createObjectNode();
        BuildRun run = entry.run();
        line.put("time", run.time());
        run.commit().ifPresent(commit -> line.put("commit", commit));
        run.branch().ifPresent(branch -> line.put("branch", branch));
        line.put("module", run.module());
        line.put("version", run.version());
        line.put("scenario", entry.scenario());
        line.put("verdict", entry.verdict().name());
        entry.golden().ifPresent(golden -> line.put("golden", golden));
        ObjectNode metrics = line.putObject("metrics");
        entry.metrics().forEach(metrics::put);
        ObjectNode limits = line.putObject("limits");
        entry.limits().forEach((metric, limit) -> JsonValues.write(limit, limits.putObject(metric)));
        return line.toString();
    }

    /** Empty if the line is damaged. */
    static Optional<HistoryEntry> read(String line) {
        try {
            JsonPart entry = JsonPart.whole(MAPPER.readTree(line));
            return Optional.of(new HistoryEntry(
                    new BuildRun(
                            entry.at("time").text(),
                            entry.optional("commit", JsonPart::text),
                            entry.optional("branch", JsonPart::text),
                            entry.at("module").text(),
                            entry.at("version").text()),
                    entry.at("scenario").text(),
                    entry.at("verdict").named(Verdict.class),
                    entry.optional("golden", JsonPart::text),
                    entry.optional("metrics", metrics -> metrics.map(JsonPart::number))
                            .orElse(Map.of()),
                    entry.optional("limits", limits -> limits.map(JsonValues::readLimit))
                            .orElse(Map.of())));
        } catch (JsonProcessingException | JsonPart.Refusal e) {
            return Optional.empty();
        }
    }
}
