package io.github.lstmforecast.keras;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The bytes of an HDF5 file, from which jHDF reads. Nothing is copied, and how much is read is limited: parts of a file
 * that refer to each other in a loop, or many times, would be read for ever.
 */
final class HdfBytes implements HdfBackingStorage {
    private static final int COST_OF_READING = 256; // of anything, in bytes
    private static final long LEAST_BUDGET = 1 << 26;

    // Of an object header of version 1, and of its messages.
    private static final int HEADER = 16;
    private static final int MESSAGE_HEADER = 8;
    private static final int DATA_TYPE = 3;
    private static final int OPAQUE = 5;
    private static final int TEXT = 3;

    private final Superblock superblock;
    private ByteBuffer bytes;
    private boolean isOwnCopy;
    private long budget;

    /** @throws RuntimeException if it does not begin as an HDF5 file */
    HdfBytes(byte[] file) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        superblock = Superblock.readSuperblock(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        budget = Math.max(LEAST_BUDGET, 4L * file.length);
        if (superblock.getBaseAddressByte() != 0) {
            throw new HdfException("its addresses begin at " + superblock.getBaseAddressByte() + ", and not at 0");
        }
        if (superblock.getEndOfFileAddress() > file.length) {
            throw new HdfException("it is cut off: it has " + file.length + " bytes of "
                    + superblock.getEndOfFileAddress() + "; copy it again");
        }
    }

    /**
     * Makes the header of an object readable. jHDF fails at an opaque type without a tag, which NumPy's two bytes of
     * bfloat16 have; in memory, they become text of two bytes.
     */
    void prepareHeader(long address) {
        ByteBuffer header = map(address, HEADER);
        if (header.get(0) != 1) {
            return;
        }
        long end = address + HEADER + Integer.toUnsignedLong(header.getInt(MESSAGE_HEADER));
        for (long at = address + HEADER; at + 2 * MESSAGE_HEADER <= end; ) {
            ByteBuffer message = map(at, 2 * MESSAGE_HEADER);
            byte type = message.get(MESSAGE_HEADER);
            if (message.getShort(0) == DATA_TYPE && (type & 0xf) == OPAQUE && message.get(MESSAGE_HEADER + 1) == 0) {
                replace((int) at + MESSAGE_HEADER, (byte) (type & 0xf0 | TEXT));
            }
            at += MESSAGE_HEADER + Short.toUnsignedInt(message.getShort(2));
        }
    }

    private void replace(int at, byte value) {
        if (!isOwnCopy) {
            bytes = ByteBuffer.wrap(bytes.array().clone()).order(ByteOrder.LITTLE_ENDIAN);
            isOwnCopy = true;
        }
        bytes.put(at, value);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        long size = bytes.capacity();
        if (address < 0 || length < 0 || address > size || length > size - address) {
            throw new HdfException(
                    "a part of it, of " + length + " bytes at " + address + ", is outside its " + size + " bytes");
        }
        spend(length + COST_OF_READING);
        return bytes.slice((int) address, (int) length).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param cost of what is made of the file, in bytes */
    void spend(long cost) {
        budget -= cost;
        if (budget < 0) {
            throw new HdfException("its parts refer to each other in a loop, or too often");
        }
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return map(address, length);
    }

    @Override
    public long getUserBlockSize() {
        return 0;
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        throw new HdfException("it is in memory");
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public void close() {
        // Memory needs none.
    }

    @Override
    public long size() {
        return bytes.capacity();
    }

    @Override
    public boolean inMemory() {
        return true;
    }
}
