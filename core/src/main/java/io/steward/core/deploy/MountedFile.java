// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.nio.file.Path;

/**
 * A regular file of the stack that a container sees: a config, a secret or a read-only file mount.
 *
 * @param path the file, absolute
 * @param secret whether its content must not be shown
 */
public record MountedFile(Path path, boolean secret) {}
