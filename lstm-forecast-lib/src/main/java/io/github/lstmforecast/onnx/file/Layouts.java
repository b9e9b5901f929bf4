package io.github.lstmforecast.onnx.file;

import io.github.lstmforecast.model.TensorAxis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out what the axes of a tensor mean, by their sizes and names. */
final class Layouts {
    private static final TensorAxis B = TensorAxis.BATCH;
    private static final TensorAxis T = TensorAxis.TIME;
    private static final TensorAxis F = TensorAxis.FEATURE;
    private static final TensorAxis V = TensorAxis.VALUES;
    private static final TensorAxis S = TensorAxis.SINGLE;
    private static final TensorAxis L = TensorAxis.LEVEL;

    /** Hardly ever used, so only where the sizes say so. */
    private static final List<TensorAxis> FEATURE_FIRST = List.of(B, F, T);

    /** Of values, the usual order first. */
    private static final List<List<TensorAxis>> VALUES = List.of(
            List.of(B, T, F, S),
            List.of(B, T, F),
            List.of(T, B, F),
            FEATURE_FIRST,
            List.of(B, F),
            List.of(T, F),
            List.of(B, T),
            List.of(B, V),
            List.of(F),
            List.of(T),
            List.of(V),
            List.of());

    /** With an axis of levels at the end. */
    private static final List<List<TensorAxis>> QUANTILES = List.of(
            List.of(B, T, F, L),
            List.of(B, T, L),
            List.of(T, B, L),
            List.of(B, F, L),
            List.of(B, L),
            List.of(T, L),
            List.of(L));

    private final int batch;
    private final int features;
    private final OptionalInt levels;
    private final boolean isStep;
    private final List<TensorAxis> asInput;

    /**
     * @param batch the number of sequences side by side
     * @param features of a step
     * @param levels of quantiles, if the tensor has an axis of them
     * @param isStep whether it has one step only
     * @param asInput the axes of the input; none for an input
     */
    Layouts(int batch, int features, OptionalInt levels, boolean isStep, List<TensorAxis> asInput) {
        this.batch = batch;
        this.features = features;
        this.levels = levels;
        this.isStep = isStep;
        this.asInput = List.copyOf(asInput);
    }

    /**
     * Whether the axes that a user says can be those of a tensor.
     *
     * @param features of a step
     * @param levels of quantiles, if the tensor has an axis of them
     */
    static boolean canBe(List<TensorAxis> axes, GraphTensor tensor, int features, OptionalInt levels) {
        boolean hasFeatures = axes.contains(F) != axes.contains(V);
        if (features > 1 && !hasFeatures
                || axes.contains(V) && axes.contains(T)
                || axes.contains(L) != levels.isPresent()) {
            return false;
        }
        for (int i = 0; i < Math.min(axes.size(), tensor.rank()); i++) {
            Dimension dimension = tensor.dimension(i);
            boolean fits = switch (axes.get(i)) {
                case BATCH, TIME -> true;
                case FEATURE -> dimension.allows(features);
                case VALUES -> dimension.isFree() || dimension.size() % features == 0;
                case LEVEL -> dimension.allows(levels.orElse(1));
                case SINGLE -> dimension.allows(1);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Whether steps and inputs each have an axis, and are in one of the usual orders. */
    static boolean isUsual(List<TensorAxis> axes) {
        return axes.contains(T) && axes.contains(F) && !axes.equals(FEATURE_FIRST);
    }

    /** The axes of the tensor; empty if none fit. */
    Optional<List<TensorAxis>> of(GraphTensor tensor) {
        if (!tensor.hasShape()) {
            return Optional.empty();
        }
        List<List<TensorAxis>> all = levels.isPresent() ? QUANTILES : VALUES;
        return asInput.size() == tensor.rank() && all.contains(asInput) && fits(tensor, asInput, true)
                ? Optional.of(asInput)
                : all.stream()
                        .filter(axes -> fits(tensor, axes, true))
                        .findFirst()
                        .or(() -> all.stream()
                                .filter(axes -> fits(tensor, axes, false))
                                .findFirst());
    }

    /** @param strictly whether a free size can't be that of the features */
    private boolean fits(GraphTensor tensor, List<TensorAxis> axes, boolean strictly) {
        if (axes.size() != tensor.rank()) {
            return false;
        }
        boolean hasFeatures = axes.contains(F) || axes.contains(V);
        if (!hasFeatures && features != 1 || axes.equals(FEATURE_FIRST) && !(strictly && !isStep)) {
            return false;
        }
        for (int i = 0; i < axes.size(); i++) {
            if (!fits(tensor.dimension(i), axes.get(i), strictly)) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(Dimension dimension, TensorAxis axis, boolean strictly) {
        return switch (axis) {
            case BATCH -> dimension.allows(batch) && !dimension.isNamedTime();
            case TIME -> (!isStep || dimension.allows(1)) && !dimension.isNamedBatch();
            case FEATURE -> dimension.isFree() ? !strictly : dimension.size() == features;
            case VALUES ->
                !isStep && !dimension.isFree() && dimension.size() > features && dimension.size() % features == 0;
            case LEVEL -> dimension.allows(levels.orElse(1));
            case SINGLE -> dimension.size() == 1;
        };
    }
}
