package io.github.lstmforecast.plot;

import io.github.lstmforecast.compare.*;
import java.nio.file.*;
import java.util.*;

class Draw30 {
    public static void main(String[] args) throws Exception {
        History h = History.append(Path.of(args[0]), List.of());
        System.out.println(h.damage() + " " + h.entries().size());
        List<HistoryEntry> runs = h.of("com.example:demand", "pulse");
        Picture p = ForecastPlots.ofHistory(runs).orElseThrow();
        Files.writeString(Path.of(args[1]), p.svg());
        System.out.println(p.title() + ". " + p.caption());
        System.out.println(MarginUse.greatest(runs.get(runs.size() - 1), runs.subList(0, runs.size() - 1)).map(MarginUse::text));
    }
}
