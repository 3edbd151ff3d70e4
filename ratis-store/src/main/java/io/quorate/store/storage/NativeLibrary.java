package io.quorate.store.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/**
 * Loads RocksDB's native code once in a process. Its own loader leaves 17 MB in the temporary
 * folder for each process that is killed; here the file goes as soon as it is loaded.
 */
final class NativeLibrary {

  private static boolean loaded;

  private NativeLibrary() {}

  /** Returns when the native code can be used. Safe for any thread. */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      Path folder = Files.createTempDirectory("quorate-native");
      try {
        NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
      } finally {
        DatabaseFolder.delete(folder);
      }
    } catch (IOException e) {
      throw new StorageException.Failed("cannot unpack RocksDB's native library: " + e, e);
    }
    RocksDB.loadLibrary();
    loaded = true;
  }
}
