package io.github.lstmforecast.csv;

import io.github.lstmforecast.Fingerprint;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The profiles of the files that were read last. Scenarios often share a file, and how it is written takes most of the time
 * that reading it takes. A file is known by its content, so a changed one is read anew.
 */
final class ProfileCache {
    private static final int MOST = 8;
    private static final long MOST_BYTES = 16 << 20; // a larger one is not worth the memory of its profile

    private static final Map<Key, SoftReference<CsvProfile>> PROFILES = new LinkedHashMap<>(MOST, 1, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<CsvProfile>> eldest) {
            return size() > MOST;
        }
    };

    private ProfileCache() {}

    /** @param shown the name of the file in messages, which a profile makes */
    private record Key(String sha256, String shown, CsvFormat format) {
        /** Empty if the file can't be read, or is large. */
        static Optional<Key> of(Path file, String shown, CsvFormat format) {
            try {
                return Files.size(file) > MOST_BYTES
                        ? Optional.empty()
                        : Optional.of(new Key(Fingerprint.of(file), shown, format));
            } catch (IOException e) {
                return Optional.empty(); // reading it says why
            }
        }
    }

    /** The profile of a file, which is read unless it is known. */
    static CsvProfile of(Path file, String shown, CsvFormat format) throws CsvException {
        Optional<Key> key = Key.of(file, shown, format);
        Optional<CsvProfile> known = key.flatMap(ProfileCache::get);
        if (known.isPresent()) {
            return known.get();
        }
        CsvProfile profile = CsvProfile.read(file, shown, format);
        key.ifPresent(of -> put(of, profile));
        return profile;
    }

    private static Optional<CsvProfile> get(Key key) {
        synchronized (PROFILES) {
            return Optional.ofNullable(PROFILES.get(key)).map(SoftReference::get);
        }
    }

    private static void put(Key key, CsvProfile profile) {
        synchronized (PROFILES) {
            PROFILES.put(key, new SoftReference<>(profile));
        }
    }
}
