// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static io.steward.core.compose.ScalarType.FLAG;
import static io.steward.core.compose.ScalarType.SIZE;
import static io.steward.core.compose.ScalarType.TEXT;

import java.util.Map;

/** The keys under {@code build} and {@code develop}, and of hooks. */
final class DevelopSchema {
  private DevelopSchema() {}

  static Type build() {
    return RecordType.of()
        .with(TEXT, "context", "dockerfile", "dockerfile_inline", "target", "network", "isolation")
        .with(ListType.ANY_TEXTS, "entitlements", "cache_from", "cache_to", "tags", "platforms")
        .with(PairsType.ENVIRONMENT, "args")
        .with(PairsType.LABELS, "labels")
        .with(PairsType.PATHS, "additional_contexts")
        .with(FLAG, "no_cache", "pull", "privileged")
        .with(SIZE, "shm_size")
        .with(HostsType.HOSTS, "extra_hosts")
        .with(KeysType.KEYS, "ssh")
        .with(ListType.of(new EitherType(TEXT, ComposeSchema.grant())), "secrets")
        .with(MapType.of(UlimitType.ULIMIT), "ulimits")
        .with(NewerSchema.ATTESTATION, "provenance", "sbom")
        .with(ListType.TEXT_OR_TEXTS, "no_cache_filter");
  }

  static Type development() {
    Type trigger =
        RecordType.of()
            .with(LimitedType.notEmpty("a path"), "path")
            .with(TEXT, "target")
            .with(
                LimitedType.words("rebuild", "sync", "restart", "sync+restart", "sync+exec"),
                "action")
            .with(ListType.ANY_TEXTS.withBare(), "ignore", "include")
            .with(FLAG, "initial_sync")
            .with(hook(), "exec")
            .always("exec", Map.of("command", Type.Absent.NULL))
            .require("path", "action");
    return RecordType.orNothing().with(ListType.of(trigger), "watch");
  }

  /** A command that Compose runs itself. */
  static RecordType hook() {
    return RecordType.of()
        .with(CommandType.COMMAND, "command")
        .always("command", Type.Absent.NULL)
        .with(TEXT, "user", "working_dir")
        .with(FLAG, "privileged")
        .with(PairsType.ENVIRONMENT, "environment");
  }
}
