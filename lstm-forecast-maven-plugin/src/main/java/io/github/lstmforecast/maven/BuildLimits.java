package io.github.lstmforecast.maven;

import java.util.concurrent.Semaphore;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/**
 * How many child JVMs, and how many trainings, there may be at once in a whole build, whose modules may be built side by
 * side: as many of each as there are processors. Who comes later waits.
 */
final class BuildLimits {
    private static final String CHILDREN = "io.github.lstmforecast.children";
    private static final String TRAININGS = "io.github.lstmforecast.trainings";

    private final Semaphore children;
    private final Semaphore trainings;
    private final int most;

    private BuildLimits(Semaphore children, Semaphore trainings, int most) {
        this.children = children;
        this.trainings = trainings;
        this.most = most;
    }

    /**
     * The turns of a build.
     *
     * @param build which
     */
    static BuildLimits of(RepositorySystemSession build) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new BuildLimits(
                shared(build.getData(), CHILDREN, processors),
                shared(build.getData(), TRAININGS, processors),
                processors);
    }

    /** Of the JDK's own type, since modules may load the plugin in several class loaders. */
    private static Semaphore shared(SessionData data, String key, int permits) {
        Semaphore mine = new Semaphore(permits, true);
        return data.set(key, null, mine) ? mine : (Semaphore) data.get(key);
    }

    /** Waits for a turn to have a child; to be ended when it is gone. */
    void beginChild() throws InterruptedException {
        children.acquire();
    }

    void endChild() {
        children.release();
    }

    /**
     * Waits for turns to train; to be ended when that is done.
     *
     * @param atOnce how many trainings at once
     * @return the turns taken: as many, or all that there are
     */
    int beginTrainings(int atOnce) throws InterruptedException {
        int turns = Math.min(atOnce, most);
        trainings.acquire(turns);
        return turns;
    }

    void endTrainings(int turns) {
        trainings.release(turns);
    }
}
