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
        double rate = adam.number("learningRate", usual.learningRate());
        double beta1 = adam.number("beta1", usual.beta1());
        double beta2 = adam.number("beta2", usual.beta2());
        double epsilon = adam.number("epsilon", usual.epsilon());
        return adam.build(() -> new Adam(rate, beta1, beta2, epsilon));
    }

    private static Optimizer sgd(YamlMap sgd) throws ScenarioException {
        Sgd usual = Sgd.of(0.01);
        double rate = sgd.number("learningRate", usual.learningRate());
        double momentum = sgd.number("momentum", usual.momentum());
        return sgd.build(() -> new Sgd(rate, momentum));
    }

    private static Optimizer rmsProp(YamlMap rmsprop) throws ScenarioException {
        RmsProp usual = RmsProp.of(0.001);
        double rate = rmsprop.number("learningRate", usual.learningRate());
        double rho = rmsprop.number("rho", usual.rho());
        double epsilon = rmsprop.number("epsilon", usual.epsilon());
        return rmsprop.build(() -> new RmsProp(rate, rho, epsilon));
    }
}
