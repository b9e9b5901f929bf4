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
 */
record StandardStreams(InputStream in, OutputStream out) {
    /** Those of this JVM; from then on, other code has others. */
    static StandardStreams taken() {
        InputStream in = System.in;
        System.setIn(InputStream.nullInputStream());
        System.setOut(open(FileDescriptor.out));
        System.setErr(open(FileDescriptor.err));
        return new StandardStreams(in, new FileOutputStream(FileDescriptor.out));
    }

    private static PrintStream open(FileDescriptor descriptor) {
        OutputStream open = new FilterOutputStream(new FileOutputStream(descriptor)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        return new PrintStream(open, true, StandardCharsets.UTF_8);
    }
}
