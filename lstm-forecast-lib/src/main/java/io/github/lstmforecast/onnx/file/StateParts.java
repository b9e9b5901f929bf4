package io.github.lstmforecast.onnx.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which units' h and c a state has: by the nodes that it goes to, else by its name. */
final class StateParts {
    private static final int LAYERS = 3; // the axes of [layer][batch][unit]; of a single layer the last ones, too
    private static final int MAX_LAYERS = 1000;

    private StateParts() {}

    /** What is in each state, by its name; nothing where it is not known. */
    static Map<String, List<StateTensor.Part>> of(Graph graph, List<GraphTensor> states, int batch) {
        Map<String, List<StateTensor.Part>> parts = new HashMap<>();
        int hidden = 0;
        int cells = 0;
        for (GraphTensor state : hiddenFirst(graph, states)) {
            boolean isCell = isCell(graph, state);
            boolean isHidden = isHidden(graph, state, isCell, states.size());
            if (state.rank() < 1 || state.rank() > LAYERS || !isHidden && !isCell) {
                return Map.of();
            }
            long layers = state.rank() < LAYERS ? 1 : state.dimension(0).size();
            int units = (int) state.dimension(state.rank() - 1).size();
            if (layers < 1 || layers > MAX_LAYERS || units < 1 || isHidden && isCell && layers % 2 != 0) {
                return Map.of();
            }
            long ofEach = isHidden && isCell ? layers / 2 : layers;
            cells = isHidden ? cells : layerOfHidden(graph, state, parts).orElse(cells);
            List<StateTensor.Part> of = new ArrayList<>();
            for (int layer = 0; layer < layers; layer++) {
                boolean cell = isCell && (!isHidden || layer >= ofEach);
                of.add(new StateTensor.Part(cell ? cells++ : hidden++, cell, layer * batch * units, units));
            }
            parts.put(state.name(), of);
        }
        return isComplete(parts) ? parts : Map.of();
    }

    /** The states that have only c come last, so that the layers of h are known. */
    private static List<GraphTensor> hiddenFirst(Graph graph, List<GraphTensor> states) {
        return states.stream()
                .sorted(Comparator.comparing(
                        state -> isCell(graph, state) && !isHidden(graph, state, true, states.size())))
                .toList();
    }

    private static boolean isCell(Graph graph, GraphTensor state) {
        return goesTo(graph, state, true) || !goesTo(graph, state, false) && StateNames.isCell(state.name());
    }

    private static boolean isHidden(Graph graph, GraphTensor state, boolean isCell, int states) {
        return goesTo(graph, state, false)
                || !isCell && !goesTo(graph, state, true) && (StateNames.isHidden(state.name()) || states == 1);
    }

    /** The layer whose h comes from another state, where its c comes from this one: not all layers have c. */
    private static Optional<Integer> layerOfHidden(
            Graph graph, GraphTensor cell, Map<String, List<StateTensor.Part>> parts) {
        return graph.recurrent().stream()
                .filter(node -> node.cell().contains(cell.name()))
                .flatMap(node -> node.hidden().stream())
                .filter(parts::containsKey)
                .map(name -> parts.get(name).get(0).layer())
                .findFirst();
    }

    /** Whether each c is that of a layer with an h of as many units. */
    private static boolean isComplete(Map<String, List<StateTensor.Part>> parts) {
        Map<Integer, Integer> hidden = new HashMap<>();
        Map<Integer, Integer> cells = new HashMap<>();
        parts.values().stream()
                .flatMap(List::stream)
                .forEach(part -> (part.isCell() ? cells : hidden).merge(part.layer(), part.units(), (one, two) -> -1));
        return hidden.entrySet().containsAll(cells.entrySet());
    }

    private static boolean goesTo(Graph graph, GraphTensor state, boolean asCell) {
        return graph.recurrent().stream()
                .map(node -> asCell ? node.cell() : node.hidden())
                .anyMatch(sources -> sources.contains(state.name()));
    }
}
