package io.quorate.store.storage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.Filter;

/** A table of a group's database: one column family. */
enum Table {
  /** Key to its newest version. */
  CURRENT(Access.LOOKUP),
  /** (Key, revision that ended it) to the version before. Only sought, so a filter is of no use. */
  HISTORY(Access.SEEK),
  /** Lease id to the lease. */
  LEASES(Access.LOOKUP),
  /** (End, lease id) to its time to live. */
  LEASE_ENDS(Access.SEEK),
  /** (Lease id, key) to nothing. */
  LEASE_KEYS(Access.SEEK),
  /** Session id to the session; all of it is in memory too, see {@link SessionIndex}. */
  SESSIONS(Access.SEEK),
  /** (Session id, applied index) to the outcomes that this entry left for repeats. */
  OUTCOMES(Access.SEEK),
  /** The group's header, how far history was swept, and {@link CommitTimes}. */
  META(Access.SEEK);

  private static final int FILTER_BLOCK_BYTES = 4 << 10;
  private static final int SEEK_BLOCK_BYTES = 16 << 10;
  private static final long TABLE_BUFFER_BYTES_MIN = 1L << 20;
  private static final long TABLE_BUFFER_BYTES_MAX = 64L << 20;

  /** Idle groups with nine tables each must not hold a megabyte for each of them. */
  private static final long ARENA_BLOCK_BYTES = 64L << 10;

  /** While one buffer is flushed the next ones take writes. */
  private static final int BUFFERS_MAX = 4;

  private final Access access;

  Table(Access access) {
    this.access = access;
  }

  byte[] columnFamily() {
    return name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }

  /** The caller closes what is returned when the database is closed. */
  ColumnFamilyOptions options(Cache cache, Filter filter, long writeBufferBytes) {
    BlockBasedTableConfig format =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setCacheIndexAndFilterBlocks(true)
            .setCacheIndexAndFilterBlocksWithHighPriority(true)
            .setPinL0FilterAndIndexBlocksInCache(true)
            .setChecksumType(ChecksumType.kXXH3);
    if (access == Access.LOOKUP) {
      format
          .setBlockSize(FILTER_BLOCK_BYTES)
          .setFilterPolicy(filter)
          .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    } else {
      format.setBlockSize(SEEK_BLOCK_BYTES);
    }
    return new ColumnFamilyOptions()
        .setTableFormatConfig(format)
        .setWriteBufferSize(
            Math.clamp(writeBufferBytes / 2, TABLE_BUFFER_BYTES_MIN, TABLE_BUFFER_BYTES_MAX))
        .setArenaBlockSize(ARENA_BLOCK_BYTES)
        .setMaxWriteBufferNumber(BUFFERS_MAX)
        .setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  /** How a table is read: by the whole key, or from a place in the order on. */
  private enum Access {
    LOOKUP,
    SEEK
  }
}
