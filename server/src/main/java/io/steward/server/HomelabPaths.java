// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the path arguments of remote calls inside the homelab, step by step through symbolic links.
 */
final class HomelabPaths {
  private static final int MAX_LINKS = 40;
  private final Path folder;

  HomelabPaths(Path folder) {
    this.folder = folder;
  }

  /**
   * Looks at every path of an input.
   *
   * @throws OperationException of kind refused if one leads out of the homelab
   */
  void check(Record input) {
    for (RecordComponent component : input.getClass().getRecordComponents()) {
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        checkValue(accessor.invoke(input));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(component + " cannot be read", e);
      }
    }
  }

  private void checkValue(Object value) {
    if (value instanceof Path path) {
      checkPath(path);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::checkValue);
    } else if (value instanceof Collection<?> items) {
      items.forEach(this::checkValue);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::checkValue);
    } else if (value instanceof Record nested) {
      check(nested);
    }
  }

  private void checkPath(Path path) {
    try {
      Path real = folder.toRealPath();
      if (!resolve(folder.resolve(path), MAX_LINKS).startsWith(real)) {
        throw outside(path);
      }
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.REFUSED, "path '" + path + "' cannot be followed: " + e.getMessage(), e);
    }
  }

  /** The path as the system would follow it; what does not exist yet is taken as it is written. */
  private static Path resolve(Path path, int links) throws IOException {
    if (links == 0) {
      throw new IOException("too many symbolic links");
    }
    Path here = path.getRoot();
    for (Path name : path) {
      if (name.toString().equals("..")) {
        Path parent = here.getParent();
        here = parent == null ? here : parent;
      } else if (!name.toString().equals(".")) {
        Path next = here.resolve(name);
        here =
            Files.isSymbolicLink(next)
                ? resolve(here.resolve(Files.readSymbolicLink(next)), links - 1)
                : Files.exists(next, LinkOption.NOFOLLOW_LINKS) ? next.toRealPath() : next;
      }
    }
    return here;
  }

  private static OperationException outside(Path path) {
    return OperationException.of(
        ErrorKind.REFUSED,
        "path '" + path + "' leads out of the homelab",
        "over HTTP only paths inside the homelab's folder are used");
  }
}
