package io.github.lstmforecast.maven.worker;

import io.github.lstmforecast.ExtensionException;
import io.github.lstmforecast.Suggestion;
import io.github.lstmforecast.forecast.ClosedLoop;
import io.github.lstmforecast.forecast.Forecaster;
import io.github.lstmforecast.forecast.ForecasterContext;
import io.github.lstmforecast.forecast.ForecasterFactory;
import io.github.lstmforecast.forecast.ForecasterSettings;
import io.github.lstmforecast.model.SequenceModel;
import io.github.lstmforecast.scenario.ModelSource;
import io.github.lstmforecast.scenario.Scenario;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the forecaster of one scenario from a class of the user's module. Its constructor takes a {@link ForecasterContext},
 * or nothing.
 */
final class OwnFactory implements ForecasterFactory {
    private final OwnClass own;
    private final ModuleLoader loader;
    private Set<Thread> threadsBefore = Set.of();
    private Optional<ForecasterSettings> settings = Optional.empty();
    private Optional<CheckedForecaster> forecaster = Optional.empty();

    OwnFactory(OwnClass own, ModuleLoader loader) {
        this.own = own;
        this.loader = loader;
    }

    /** That of a scenario with a forecaster of the user's; empty for any other. */
    static Optional<OwnFactory> of(ModelSource model, ModuleCode code) {
        if (!(model instanceof ModelSource.Own source)) {
            return Optional.empty();
        }
        String className = code.forecasters().get(source.name());
        if (className == null) {
            throw new IllegalStateException("the parent knows no class of " + source.name());
        }
        List<Path> classpath = code.classpath().stream().map(Path::of).toList();
        return Optional.of(
                new OwnFactory(new OwnClass(source.name(), className, classpath), new ModuleLoader(classpath)));
    }

    /** The scenario, whose forecaster this makes. */
    Scenario of(Scenario scenario) {
        return scenario.withModel(((ModelSource.Own) scenario.model()).madeBy(this));
    }

    @Override
    public Forecaster create(ForecasterContext context) {
        threadsBefore = OwnThreads.living();
        Class<?> type = OwnCall.of(own, loader, () -> own.load(loader));
        settings = Optional.of(context.settings());
        Object made = OwnCall.of(own, loader, () -> instance(type, context));
        Forecaster forecasts = made instanceof SequenceModel model
                ? OwnCall.of(own, loader, () -> new ClosedLoop(model, context.stepInputs()))
                : (Forecaster) made;
        forecaster = Optional.of(new CheckedForecaster(own, loader, forecasts, context.stepInputs()));
        return forecaster.get();
    }

    private Object instance(Class<?> type, ForecasterContext context) throws ReflectiveOperationException {
        if (!Forecaster.class.isAssignableFrom(type) && !SequenceModel.class.isAssignableFrom(type)) {
            throw new ExtensionException(own.text() + " implements neither " + Forecaster.class.getName() + " nor "
                    + SequenceModel.class.getName());
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new ExtensionException(own.text() + " is " + (type.isInterface() ? "an interface" : "abstract")
                    + ", but must be a class of which an object can be made");
        }
        Optional<Constructor<?>> withContext = constructor(type, ForecasterContext.class);
        if (withContext.isPresent()) {
            return withContext.get().newInstance(context);
        }
        Constructor<?> plain = constructor(type)
                .orElseThrow(() -> new ExtensionException(own.text()
                        + " has no constructor that takes a ForecasterContext, and none that takes nothing"
                        + (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())
                                ? ": it is an inner class, make it static"
                                : "")));
        if (!context.settings().unread().isEmpty()) {
            throw new ExtensionException("model.with is given, but " + own.text()
                    + " has no constructor that takes a ForecasterContext, which has these settings");
        }
        return plain.newInstance();
    }

    /** Also one that is not public, as classes of tests often are. */
    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... parameters) {
        Optional<Constructor<?>> found = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), parameters))
                .findFirst();
        found.ifPresent(constructor -> constructor.setAccessible(true));
        return found;
    }

    @Override
    public Map<String, String> inputs() {
        return UsedCode.of(own, loader);
    }

    /** What looks like a mistake in the class, or in the scenario's settings of it; called after the forecasts. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        settings.ifPresent(given -> given.unread().forEach(key -> warnings.add(unread(given, key))));
        forecaster.flatMap(CheckedForecaster::difference).ifPresent(warnings::add);
        OwnThreads.left(threadsBefore).ifPresent(left -> warnings.add(own.text() + " " + left));
        return warnings;
    }

    private String unread(ForecasterSettings given, String key) {
        String suggestion = Suggestion.of(key, given.read());
        return ForecasterSettings.PREFIX + key + " has no effect: " + own.text()
                + (given.read().isEmpty()
                        ? " reads no setting"
                        : " reads " + String.join(", ", given.read())
                                + (suggestion.isEmpty() ? "" : "; " + suggestion));
    }
}
