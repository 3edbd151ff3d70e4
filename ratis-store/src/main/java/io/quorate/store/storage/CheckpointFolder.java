package io.quorate.store.storage;

import io.quorate.core.transition.GroupHeader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A folder that holds a group's state as of one applied index, sharing files with the database. */
final class CheckpointFolder {

  private CheckpointFolder() {}

  /** Durable under its name on return, or not there at all. */
  static GroupHeader make(NativeDatabase database, Path target) {
    Path folder = target.toAbsolutePath().normalize();
    Path live = database.directory().toAbsolutePath().normalize();
    if (folder.startsWith(live) || live.startsWith(folder)) {
      throw new IllegalArgumentException(
          "a checkpoint must be outside the live folder: " + folder + " and " + live);
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new StorageException.ForeignFolder(folder, "it is there already");
    }
    DatabaseFolder.createParent(folder);
    Path partial = DatabaseFolder.partial(folder);
    database.checkpoint(partial);
    DatabaseFolder.mark(partial);
    // Read from the checkpoint itself: entries may have been applied since the flush began.
    GroupHeader header = inspect(partial);
    DatabaseFolder.complete(partial, folder);
    return header;
  }

  static GroupHeader inspect(Path folder) {
    DatabaseFolder.check(folder);
    NativeLibrary.load();
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (DBOptions databaseOptions = new DBOptions();
        ColumnFamilyOptions tableOptions = new ColumnFamilyOptions();
        ReadOptions readOptions = new ReadOptions()) {
      List<ColumnFamilyDescriptor> tables =
          List.of(
              new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, tableOptions),
              new ColumnFamilyDescriptor(Table.META.columnFamily(), tableOptions));
      try (RocksDB rocks =
          RocksDB.openReadOnly(databaseOptions, folder.toString(), tables, handles)) {
        byte[] record = rocks.get(handles.getLast(), readOptions, Records.HEADER);
        if (record == null) {
          throw new StorageException.Corrupted("no header in " + folder, null);
        }
        return HeaderCodec.decode(record);
      } finally {
        handles.forEach(ColumnFamilyHandle::close);
      }
    } catch (RocksDBException e) {
      throw StorageException.of("cannot read the checkpoint", folder, e);
    }
  }

  /** Makes a database out of a checkpoint, which stays as it is. */
  static void restore(Path checkpoint, Path directory) {
    DatabaseFolder.check(checkpoint);
    if (!DatabaseFolder.isVacant(directory)) {
      throw new StorageException.ForeignFolder(directory, "it is not empty");
    }
    DatabaseFolder.createParent(directory);
    Path partial = DatabaseFolder.partial(directory);
    DatabaseFolder.copy(checkpoint, partial);
    DatabaseFolder.complete(partial, directory);
  }
}
