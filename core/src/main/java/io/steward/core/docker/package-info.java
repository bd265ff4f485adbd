// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * The Docker engine: {@link io.steward.core.docker.DockerEndpoint} says where it is, {@link
 * io.steward.core.docker.DockerEngine} asks and tells it, {@link
 * io.steward.core.docker.ComposeProgram} is how Compose is run. Sole user of docker-java.
 */
@NullMarked
package io.steward.core.docker;

import org.jspecify.annotations.NullMarked;
