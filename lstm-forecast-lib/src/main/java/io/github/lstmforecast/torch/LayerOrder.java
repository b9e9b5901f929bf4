package io.github.lstmforecast.torch;

import io.github.lstmforecast.Suggestion;
import io.github.lstmforecast.model.ModelFileException;
import io.github.lstmforecast.model.NamedLayer;
import io.github.lstmforecast.rnn.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The order of the modules of a file, and their activations. The file itself says neither. Without word of the user, the
 * modules must fit on each other in one order only, recurrent ones below linear ones, and there may be one linear module
 * only, the output layer.
 */
record LayerOrder(List<Step> steps) {
    private static final int MAX_SEARCHED = 8;
    private static final int MAX_SHOWN = 20;
    private static final String LAYERS = "model.layers";

    /** A module and the activation of its outputs. */
    record Step(TorchModule module, Activation activation) {}

    /** The order in which the user names the modules. */
    static LayerOrder named(List<TorchModule> modules, List<NamedLayer> layers) throws ModelFileException {
        List<Step> steps = new ArrayList<>();
        for (NamedLayer layer : layers) {
            TorchModule module = find(modules, layer);
            if (isIn(steps, module)) {
                throw new ModelFileException(LAYERS + " names " + module.shownName() + " twice");
            }
            if (!steps.isEmpty()) {
                TorchModule below = steps.get(steps.size() - 1).module;
                if (below.outputs() != module.inputs()) {
                    throw new ModelFileException(LAYERS + " has " + module.description() + " on " + below.description()
                            + ", but a layer must have as many inputs as the one below has outputs");
                }
            }
            steps.add(new Step(module, layer.activation()));
        }
        List<TorchModule> missing =
                modules.stream().filter(module -> !isIn(steps, module)).toList();
        if (!missing.isEmpty()) {
            throw new ModelFileException(
                    LAYERS + " does not name all layers of the file; it also has " + descriptions(missing));
        }
        return new LayerOrder(steps);
    }

    private static boolean isIn(List<Step> steps, TorchModule module) {
        return steps.stream().anyMatch(step -> step.module == module);
    }

    private static TorchModule find(List<TorchModule> modules, NamedLayer layer) throws ModelFileException {
        List<TorchModule> named = modules.stream()
                .filter(module -> module.name().equals(layer.name()))
                .toList();
        for (TorchModule module : named) {
            if (module.kind() == layer.kind()) {
                return module;
            }
        }
        if (!named.isEmpty()) {
            throw new ModelFileException(LAYERS + " says that " + named.get(0).shownName() + " is of the kind "
                    + layer.kind().key() + ", but the file has " + named.get(0).description());
        }
        String suggestion = Suggestion.of(
                layer.name(), modules.stream().map(TorchModule::name).toList());
        throw new ModelFileException(LAYERS + " names " + TorchModule.Names.shown(layer.name()) + ", but the file has "
                + descriptions(modules) + (suggestion.isEmpty() ? "" : "; " + suggestion));
    }

    /** The only order that fits. */
    static LayerOrder only(List<TorchModule> modules) throws ModelFileException {
        List<List<TorchModule>> orders = orders(modules);
        List<TorchModule> shown = orders.isEmpty() ? modules : orders.get(0);
        if (orders.size() != 1) {
            throw modules.size() <= MAX_SEARCHED && orders.isEmpty()
                    ? new ModelFileException("its layers fit on each other in no order, since a layer must have as many"
                            + " inputs as the one below has outputs; found " + descriptions(modules))
                    : unknown("the order of its layers", shown);
        }
        for (TorchModule module : shown) {
            if (module.kind() == NamedLayer.Kind.RNN) {
                throw unknown("whether the cells of " + module.shownName() + " have tanh or relu", shown);
            }
        }
        if (shown.subList(0, shown.size() - 1).stream().anyMatch(LayerOrder::isLinear)) {
            throw unknown("the activations between its linear layers and those above", shown);
        }
        return new LayerOrder(shown.stream()
                .map(module -> new Step(module, module.kind().usualActivation()))
                .toList());
    }

    private static boolean isLinear(TorchModule module) {
        return module.kind() == NamedLayer.Kind.LINEAR;
    }

    private static ModelFileException unknown(String what, List<TorchModule> order) {
        List<String> layers = new ArrayList<>();
        for (int i = 0; i < Math.min(order.size(), MAX_SHOWN); i++) {
            TorchModule module = order.get(i);
            boolean isBetween = isLinear(module) && i < order.size() - 1;
            String activation = module.kind() == NamedLayer.Kind.RNN ? "tanh" : isBetween ? "relu" : "";
            layers.add("{ " + module.kind().key() + ": " + module.shownName()
                    + (activation.isEmpty() ? "" : ", activation: " + activation) + " }");
        }
        return new ModelFileException("nothing but named numbers is in it, so it does not say " + what + "; name its"
                + " layers from the bottom up, for example " + LAYERS + ": [ " + String.join(", ", layers)
                + " ]. Found " + descriptions(order));
    }

    /** Two of the orders that fit, or all if there are fewer; none if there are too many modules. */
    private static List<List<TorchModule>> orders(List<TorchModule> modules) {
        List<List<TorchModule>> orders = new ArrayList<>();
        if (modules.size() <= MAX_SEARCHED) {
            search(modules, new ArrayList<>(), orders, true);
            if (orders.isEmpty()) {
                search(modules, new ArrayList<>(), orders, false);
            }
        }
        return orders;
    }

    private static void search(
            List<TorchModule> modules,
            List<TorchModule> order,
            List<List<TorchModule>> orders,
            boolean recurrentFirst) {
        if (order.size() == modules.size()) {
            orders.add(List.copyOf(order));
        }
        Predicate<TorchModule> fits = module -> order.isEmpty()
                || order.get(order.size() - 1).outputs() == module.inputs()
                        && !(recurrentFirst && isLinear(order.get(order.size() - 1)) && !isLinear(module));
        for (TorchModule module : modules) {
            if (orders.size() < 2 && order.stream().noneMatch(other -> other == module) && fits.test(module)) {
                order.add(module);
                search(modules, order, orders, recurrentFirst);
                order.remove(order.size() - 1);
            }
        }
    }

    private static String descriptions(List<TorchModule> modules) {
        return modules.stream().limit(MAX_SHOWN).map(TorchModule::description).collect(Collectors.joining(", "))
                + (modules.size() > MAX_SHOWN ? " and " + (modules.size() - MAX_SHOWN) + " more" : "");
    }

    String description() {
        return descriptions(steps.stream().map(Step::module).toList());
    }
}
