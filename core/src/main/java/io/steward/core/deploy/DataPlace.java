// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a container keeps what it has at one of its paths.
 *
 * @param kind what it is
 * @param name of the volume, or the absolute path on the host; empty where there is no name
 */
public record DataPlace(Kind kind, String name) {
  /** Hold what runs or what is set, not what lasts: sockets, devices, the kernel, the clock. */
  private static final List<String> PASSING =
      List.of("/dev", "/proc", "/sys", "/run", "/var/run", "/etc/localtime", "/etc/timezone");

  /** Ends with the machine, yet programs keep files there as anywhere else. */
  private static final String SHARED_MEMORY = "/dev/shm/";

  /** What a field is called by which an image says that a path of its is a volume. */
  public static final String DECLARED = "declared volume";

  /** A place that nothing is mounted at: what is written there ends with the container. */
  static final DataPlace NOTHING = new DataPlace(Kind.NOTHING, "");

  /** What a place can be. */
  public enum Kind {
    /** A volume with a name. */
    VOLUME,
    /** A volume without a name, which Compose hands from a container to its successor. */
    ANONYMOUS,
    /** A folder or file of the host. */
    FOLDER,
    /** A folder in memory. */
    MEMORY,
    /** The container itself. */
    NOTHING
  }

  /** What was found in a place. */
  public enum Contents {
    /** It is not there yet. */
    MISSING("not there yet"),
    /** It is there, with nothing in it. */
    EMPTY("empty"),
    /** There is something in it. */
    DATA("holds data"),
    /** Nobody could look, so it may hold something. */
    UNKNOWN("could not look into it");

    private final String words;

    Contents(String words) {
      this.words = words;
    }

    /** {@code holds data}. */
    public String words() {
      return words;
    }

    /** Whether something may be lost with it. */
    public boolean mayHoldData() {
      return this == DATA || this == UNKNOWN;
    }
  }

  /**
   * How a place was found.
   *
   * @param contents what is in it
   * @param identity the same for two names of one place, as far as that is known
   */
  public record Seen(Contents contents, String identity) {}

  /** A volume by its name on the target. */
  public static DataPlace volume(String name) {
    return new DataPlace(Kind.VOLUME, name);
  }

  /** A folder or file of the host. */
  public static DataPlace folder(String path) {
    return new DataPlace(Kind.FOLDER, Path.of(path).normalize().toString());
  }

  /** Whether it has a name, by which it can be meant. */
  boolean isNamed() {
    return kind == Kind.VOLUME || kind == Kind.FOLDER;
  }

  /** Whether what is written there may be there after the container. */
  boolean lasts() {
    boolean passing =
        kind == Kind.FOLDER
            && !name.startsWith(SHARED_MEMORY)
            && PASSING.stream().anyMatch(p -> name.equals(p) || name.startsWith(p + "/"));
    return (isNamed() || kind == Kind.ANONYMOUS) && !passing;
  }

  /** {@code volume site_data}. */
  String words() {
    return switch (kind) {
      case VOLUME -> "volume " + name;
      case ANONYMOUS -> "an anonymous volume";
      case FOLDER -> name;
      case MEMORY -> "a folder in memory";
      case NOTHING -> "no volume";
    };
  }
}
