package io.github.lstmforecast.onnx.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        for (GraphTensor state : states) {
            boolean isHidden = goesTo(graph, state, false);
            boolean isCell = goesTo(graph, state, true);
            if (!isHidden && !isCell) {
                isCell = StateNames.isCell(state.name());
                isHidden = !isCell && (StateNames.isHidden(state.name()) || states.size() == 1);
            }
            if (state.rank() < 1 || state.rank() > LAYERS || !isHidden && !isCell) {
                return Map.of();
            }
            long layers = state.rank() < LAYERS ? 1 : state.dimension(0).size();
            int units = (int) state.dimension(state.rank() - 1).size();
            if (layers < 1 || layers > MAX_LAYERS || units < 1 || isHidden && isCell && layers % 2 != 0) {
                return Map.of();
            }
            long ofEach = isHidden && isCell ? layers / 2 : layers;
            List<StateTensor.Part> of = new ArrayList<>();
            for (int layer = 0; layer < layers; layer++) {
                boolean cell = isCell && (!isHidden || layer >= ofEach);
                of.add(new StateTensor.Part(cell ? cells++ : hidden++, cell, layer * batch * units, units));
            }
            parts.put(state.name(), of);
        }
        return cells == 0 || cells == hidden ? parts : Map.of();
    }

    private static boolean goesTo(Graph graph, GraphTensor state, boolean asCell) {
        return graph.recurrent().stream()
                .map(node -> asCell ? node.cell() : node.hidden())
                .anyMatch(sources -> sources.contains(state.name()));
    }
}
