package io.github.lstmforecast.maven.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard input and output of the child, which carry requests and events. Other code that reads from {@code System.in} finds
 * nothing there, and where it closes {@code System.out}, only that is closed.
 *
 * @param out writes each array as a whole, whatever other code prints to {@code System.out}; what native code prints may
 *     still come in between
 */
record StandardStreams(InputStream in, OutputStream out) {
    /** Those of this JVM; from then on, other code has others. */
    static StandardStreams taken() {
        InputStream in = System.in;
        System.setIn(InputStream.nullInputStream());
        OutputStream out = new Shared(FileDescriptor.out);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Shared(FileDescriptor.err), true, StandardCharsets.UTF_8));
        return new StandardStreams(in, out);
    }

    /** One lock for all who write: a pipe takes a long array in parts, between which another thread's could come. */
    private static final class Shared extends FilterOutputStream {
        Shared(FileDescriptor descriptor) {
            super(new FileOutputStream(descriptor));
        }

        @Override
        public synchronized void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
