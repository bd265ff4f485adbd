// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

/** The labels by which Compose knows what it made, and by which we do too. */
public final class ComposeLabels {
  /** The project. */
  public static final String PROJECT = "com.docker.compose.project";

  /** The service of a container. */
  public static final String SERVICE = "com.docker.compose.service";

  /** The number of a container among those of its service, from 1. */
  public static final String NUMBER = "com.docker.compose.container-number";

  /** {@code True} on a container of {@code docker compose run}. */
  public static final String ONE_OFF = "com.docker.compose.oneoff";

  /** The key of a network in its project. */
  public static final String NETWORK = "com.docker.compose.network";

  /** The key of a volume in its project. */
  public static final String VOLUME = "com.docker.compose.volume";

  /** The folder of its project, absolute. */
  public static final String FOLDER = "com.docker.compose.project.working_dir";

  /** The files a container was made from. */
  public static final String FILES = "com.docker.compose.project.config_files";

  /** The folder Compose was called for when a container was made. */
  public static final String WORKING_FOLDER = "com.docker.compose.project.working_dir";

  /** The environment files that were named to Compose; absent where it took {@code .env}. */
  public static final String ENVIRONMENT_FILES = "com.docker.compose.project.environment_file";

  /** What Compose knows a changed service by: the hash of what its files say of it. */
  public static final String HASH = "com.docker.compose.config-hash";

  private ComposeLabels() {}
}
