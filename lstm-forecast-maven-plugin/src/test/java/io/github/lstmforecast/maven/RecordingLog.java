package io.github.lstmforecast.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what is logged. */
final class RecordingLog extends SystemStreamLog {
    final List<String> warnings = new ArrayList<>();

    @Override
    public void warn(CharSequence content) {
        warnings.add(content.toString());
    }

    @Override
    public void debug(Throwable error) {
        // is of no interest
    }
}
