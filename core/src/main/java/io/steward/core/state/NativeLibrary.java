// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library unpacked between two starts. The driver by itself unpacks it into
 * the temporary folder each time and compares it byte by byte, which costs 100 ms of a cold start,
 * and does not work where that folder forbids execution. It goes into a private folder below the
 * user's cache and is taken from there when owner, rights, size and checksum are right. Whatever
 * does not work here leaves the driver to its own way.
 */
final class NativeLibrary {
  private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String NAME = "sqlitejdbc";
  private static final String ORIGIN = "origin";
  private static final String PATH_PROPERTY = "org.sqlite.lib.path";
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Path cache;

  /** Keeps it below this folder, such as {@code ~/.cache/steward}. */
  NativeLibrary(Path cache) {
    this.cache = cache;
  }

  /** Tells the driver where the library lies, unless somebody else already has. */
  void offer() {
    if (System.getProperty(PATH_PROPERTY) != null) {
      return;
    }
    try {
      System.setProperty(PATH_PROPERTY, ready().toString());
    } catch (IOException | UnsupportedOperationException e) {
      log.debug("SQLite's library is not kept cache={} reason={}", cache, e.toString());
    }
  }

  /** The folder of the library, which is unpacked when it is not there or not right. */
  Path ready() throws IOException {
    Path folder = cache.resolve(folderName());
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
    requirePrivate(folder);
    Path library = folder.resolve(System.mapLibraryName(NAME));
    Path origin = folder.resolve(ORIGIN);
    if (!isRight(library, origin)) {
      // To ask the driver which of its libraries fits costs it a process: once is enough.
      String resource =
          LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
      unpack(packed(resource), folder, library);
      Files.writeString(origin, resource);
    }
    return folder;
  }

  private static String folderName() {
    String platform = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    return "sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + platform.replace(' ', '_');
  }

  private static URL packed(String resource) throws IOException {
    URL url = SQLiteJDBCLoader.class.getResource(resource);
    if (url == null) {
      throw new IOException("the driver has no library " + resource);
    }
    return url;
  }

  /** A folder or file that another user could have written is no place to load code from. */
  private void requirePrivate(Path path) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Path own = Path.of("/proc/self");
    boolean ours = !Files.exists(own) || attributes.owner().equals(Files.getOwner(own));
    if (!ours || attributes.permissions().stream().anyMatch(WRITABLE_BY_OTHERS::contains)) {
      throw new IOException(path + " can be written by other users");
    }
  }

  private boolean isRight(Path library, Path origin) throws IOException {
    if (!Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS) || Files.notExists(origin)) {
      return false;
    }
    requirePrivate(library);
    URLConnection connection = packed(Files.readString(origin)).openConnection();
    if (!(connection instanceof JarURLConnection inJar)) {
      return false;
    }
    try (JarFile jar = inJar.getJarFile()) {
      JarEntry entry = jar.getJarEntry(inJar.getEntryName());
      return entry.getSize() == Files.size(library) && entry.getCrc() == checksum(library);
    }
  }

  private static long checksum(Path library) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(Files.readAllBytes(library));
    return checksum.getValue();
  }

  private static void unpack(URL url, Path folder, Path library) throws IOException {
    Path unpacked = Files.createTempFile(folder, "library", ".part");
    try (InputStream packed = url.openStream()) {
      Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(unpacked, PRIVATE);
      Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the file system of " + library + " cannot move atomically", e);
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }
}
