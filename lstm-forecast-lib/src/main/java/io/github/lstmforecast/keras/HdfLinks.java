package io.github.lstmforecast.keras;

import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The links of a group to its members, by name: in a symbol table, in its header, or in a fractal heap. */
final class HdfLinks {
    private static final long NOT_FOLLOWED = -1; // a link to a path, in this file or in another
    private static final int SOFT = 2; // of the kinds of entries of a symbol table
    private static final int MOST_LEVELS = 16;

    private final Map<String, Long> addresses = new LinkedHashMap<>();
    private final HdfBytes file;

    /** @throws RuntimeException if it is damaged */
    HdfLinks(HdfBytes file, ObjectHeader group) {
        this.file = file;
        if (group.hasMessageOfType(SymbolTableMessage.class)) {
            readTable(group.getMessageOfType(SymbolTableMessage.class));
        } else if (group.hasMessageOfType(LinkInfoMessage.class)) {
            readMessages(group);
        }
    }

    boolean has(String name) {
        return addresses.containsKey(name);
    }

    /**
     * The address of a member's header.
     *
     * @throws HdfException if there is none, or it is a link to a path
     */
    long address(String name) {
        Long address = addresses.get(name);
        if (address == null) {
            throw new HdfException("it is missing");
        }
        if (address == NOT_FOLLOWED) {
            throw new HdfException("it is a link to another place, which is not followed");
        }
        return address;
    }

    private void add(String name, long address) {
        if (addresses.put(name, address) != null) {
            throw new HdfException("two of its members have the same name");
        }
    }

    private void readTable(SymbolTableMessage table) {
        ByteBuffer names = new LocalHeap(file, table.getLocalHeapAddress()).getDataBuffer();
        for (long node : BTreeV1.createGroupBTree(file, table.getBTreeAddress()).getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(file, node).getSymbolTableEntries()) {
                names.position(entry.getLinkNameOffset());
                add(
                        Utils.readUntilNull(names),
                        entry.getCacheType() == SOFT ? NOT_FOLLOWED : entry.getObjectHeaderAddress());
            }
        }
    }

    private void readMessages(ObjectHeader group) {
        LinkInfoMessage info = group.getMessageOfType(LinkInfoMessage.class);
        if (info.getBTreeNameIndexAddress() == Constants.UNDEFINED_ADDRESS) {
            group.getMessagesOfType(LinkMessage.class).forEach(this::add);
            return;
        }
        requireSmallTree(info.getBTreeNameIndexAddress());
        requireSmallHeap(info.getFractalHeapAddress());
        FractalHeap heap = new FractalHeap(file, info.getFractalHeapAddress());
        BTreeV2<LinkNameForIndexedGroupRecord> tree = new BTreeV2<>(file, info.getBTreeNameIndexAddress());
        for (LinkNameForIndexedGroupRecord link : tree.getRecords()) {
            add(LinkMessage.fromBuffer(heap.getId(link.getId()), file.getSuperblock()));
        }
    }

    private void add(LinkMessage link) {
        add(
                link.getLinkName(),
                link.getLinkType() == LinkMessage.LinkType.HARD ? link.getHardLinkAddress() : NOT_FOLLOWED);
    }

    /** Before jHDF takes memory for as many links as the tree says. */
    private void requireSmallTree(long address) {
        int numbersAt = 16 + file.getSizeOfOffsets() + 2; // behind signature, sizes, depth and the root's address
        ByteBuffer header = file.map(address, numbersAt + file.getSizeOfLengths());
        int levels = Short.toUnsignedInt(header.getShort(12));
        header.position(numbersAt);
        long links = Utils.readBytesAsUnsignedLong(header, file.getSizeOfLengths());
        if (levels > MOST_LEVELS || links > file.size()) {
            throw new HdfException("a tree of it says that it has " + links + " links on " + levels + " levels");
        }
    }

    /** Before jHDF takes memory for as many blocks as the heap says. */
    private void requireSmallHeap(long address) {
        int widthAt = 14 + 10 * file.getSizeOfLengths() + 2 * file.getSizeOfOffsets();
        int rowsAt = widthAt + 6 + 2 * file.getSizeOfLengths() + file.getSizeOfOffsets();
        ByteBuffer header = file.map(address, rowsAt + Short.BYTES);
        long blocks =
                (long) Short.toUnsignedInt(header.getShort(widthAt)) * Short.toUnsignedInt(header.getShort(rowsAt));
        if (blocks > file.size()) {
            throw new HdfException("a heap of it says that it has " + blocks + " blocks");
        }
    }
}
