package io.github.lstmforecast.scenario;

import io.github.lstmforecast.rnn.Adam;
import io.github.lstmforecast.rnn.Optimizer;
import io.github.lstmforecast.rnn.RmsProp;
import io.github.lstmforecast.rnn.Sgd;
import java.util.stream.Stream;

/** {@code model.train.optimizer}: one optimizer with its constants. */
final class OptimizerSection {
    private OptimizerSection() {}

    static Optimizer read(YamlMap train, Optimizer otherwise) throws ScenarioException {
        if (!train.has("optimizer")) {
            return otherwise;
        }
        YamlMap optimizer = train.map("optimizer", "adam", "rmsprop", "sgd");
        long given = Stream.of("adam", "rmsprop", "sgd").filter(optimizer::has).count();
        if (given != 1) {
            throw train.wrong(
                    "optimizer",
                    given == 0 ? "empty" : given + " optimizers",
                    "one of { adam: { learningRate: 0.015 } }, { rmsprop: { learningRate: 0.001 } } and"
                            + " { sgd: { learningRate: 0.01 } }");
        }
        if (optimizer.has("adam")) {
            return adam(optimizer.map("adam", "learningRate", "beta1", "beta2", "epsilon"));
        }
        return optimizer.has("sgd")
                ? sgd(optimizer.map("sgd", "learningRate", "momentum"))
                : rmsProp(optimizer.map("rmsprop", "learningRate", "rho", "epsilon"));
    }

    private static Optimizer adam(YamlMap adam) throws ScenarioException {
        Adam usual = Adam.of(0.015);
        return adam.make(() -> new Adam(
                adam.number("learningRate", usual.learningRate()),
                adam.number("beta1", usual.beta1()),
                adam.number("beta2", usual.beta2()),
                adam.number("epsilon", usual.epsilon())));
    }

    private static Optimizer sgd(YamlMap sgd) throws ScenarioException {
        Sgd usual = Sgd.of(0.01);
        return sgd.make(() ->
                new Sgd(sgd.number("learningRate", usual.learningRate()), sgd.number("momentum", usual.momentum())));
    }

    private static Optimizer rmsProp(YamlMap rmsprop) throws ScenarioException {
        RmsProp usual = RmsProp.of(0.001);
        return rmsprop.make(() -> new RmsProp(
                rmsprop.number("learningRate", usual.learningRate()),
                rmsprop.number("rho", usual.rho()),
                rmsprop.number("epsilon", usual.epsilon())));
    }
}
