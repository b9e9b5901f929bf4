package io.github.lstmforecast.onnx.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds states by the usual names: {@code h0} and {@code hn}, {@code state} and {@code stateN}, {@code past_h} and
 * {@code present_h}, and the like.
 */
final class StateNames {
    /** Words of a name, where one ends and the next begins. */
    private static final String BORDER =
            "[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])";

    private static final Set<String> BEFORE =
            Set.of("in", "input", "past", "prev", "previous", "init", "initial", "old", "last", "0");
    private static final Set<String> AFTER =
            Set.of("out", "output", "present", "next", "new", "n", "final", "after", "current", "updated", "1");
    private static final Set<String> STATES = Set.of(
            "h", "c", "hx", "cx", "hc", "hidden", "cell", "state", "states", "memory", "mem", "carry", "cache", "past",
            "present");

    private StateNames() {}

    /** The input of each state and its output, in the order of the inputs. */
    static Map<String, String> pairs(List<GraphTensor> inputs, List<GraphTensor> outputs) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (GraphTensor input : inputs) {
            List<GraphTensor> fitting = new ArrayList<>();
            for (int exactness = 0; exactness < 2 && fitting.isEmpty(); exactness++) {
                for (GraphTensor output : outputs) {
                    if (!pairs.containsValue(output.name())
                            && hasSameShape(input, output)
                            && fit(words(input), words(output), exactness == 0)) {
                        fitting.add(output);
                    }
                }
            }
            if (fitting.size() == 1) {
                pairs.put(input.name(), fitting.get(0).name());
            }
        }
        return pairs;
    }

    static boolean hasSameShape(GraphTensor input, GraphTensor output) {
        if (input.rank() != output.rank()
                || !input.typeName().equals(output.typeName())
                || !input.hasShape()
                || !output.hasShape()) {
            return false;
        }
        for (int i = 0; i < input.rank(); i++) {
            if (!input.dimension(i).isFree()
                    && !output.dimension(i).allows(input.dimension(i).size())) {
                return false;
            }
        }
        return true;
    }

    /** Whether c, not h, is what the name of a state says. */
    static boolean isCell(String name) {
        List<String> words = words(name);
        return words.stream().anyMatch(Set.of("c", "cx", "cell")::contains)
                && words.stream().noneMatch(Set.of("h", "hx", "hidden")::contains);
    }

    /** Whether h is what the name of a state says. */
    static boolean isHidden(String name) {
        return words(name).stream().anyMatch(Set.of("h", "hx", "hidden")::contains);
    }

    /** @param numbersStay whether 0 and 1 are parts of the names, as in {@code h0} and {@code h0_out} */
    private static boolean fit(List<String> input, List<String> output, boolean numbersStay) {
        boolean isState =
                input.stream().anyMatch(STATES::contains) || output.stream().anyMatch(STATES::contains);
        List<String> of = without(input, BEFORE, numbersStay);
        boolean isWhole = !of.isEmpty() || input.contains("past") && output.contains("present");
        return isState && isWhole && of.equals(without(output, AFTER, numbersStay));
    }

    private static List<String> without(List<String> words, Set<String> direction, boolean numbersStay) {
        return words.stream()
                .filter(word -> !direction.contains(word) || numbersStay && Character.isDigit(word.charAt(0)))
                .toList();
    }

    private static List<String> words(GraphTensor tensor) {
        return words(tensor.name());
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : name.split(BORDER)) {
            String word = part.toLowerCase(Locale.ROOT);
            if (new HashSet<>(List.of("hn", "cn")).contains(word)) { // of PyTorch's documentation
                words.add(word.substring(0, 1));
                words.add("n");
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
