// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something mounted into a container.
 *
 * @param type {@code bind}, {@code volume}, {@code tmpfs}, {@code npipe} or {@code cluster}
 * @param source an absolute path for a bind, the key of a volume, or empty for an anonymous one
 * @param target where it appears in the container
 * @param readOnly whether the container cannot write to it
 * @param consistency the wish of the file, which Linux ignores
 * @param propagation how mounts below a bind are shared
 * @param selinux {@code z} or {@code Z}
 * @param createHostPath whether a missing folder of a bind is made
 * @param recursive how mounts below a bind are treated
 * @param noCopy whether a new volume stays empty
 * @param subpath the folder of a volume that is mounted
 * @param tmpfsSize the size in bytes of a tmpfs
 * @param tmpfsMode the permissions of a tmpfs
 */
public record Mount(
    String type,
    String source,
    String target,
    boolean readOnly,
    Optional<String> consistency,
    Optional<String> propagation,
    Optional<String> selinux,
    boolean createHostPath,
    Optional<String> recursive,
    boolean noCopy,
    Optional<String> subpath,
    OptionalLong tmpfsSize,
    OptionalLong tmpfsMode) {
  static Mount of(Printed printed) {
    Printed bind = printed.in("bind");
    Printed volume = printed.in("volume");
    Printed tmpfs = printed.in("tmpfs");
    return new Mount(
        printed.textOr("type", ""),
        printed.textOr("source", ""),
        printed.textOr("target", ""),
        printed.flag("read_only"),
        printed.text("consistency"),
        bind.text("propagation"),
        bind.text("selinux"),
        bind.flag("create_host_path"),
        bind.text("recursive"),
        volume.flag("nocopy"),
        volume.text("subpath"),
        tmpfs.number("size"),
        tmpfs.number("mode"));
  }
}
