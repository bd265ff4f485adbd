// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.deploy.StackTarget;
import io.steward.core.docker.DockerConfig;
import io.steward.core.docker.DockerEndpoint;
import io.steward.core.docker.DockerEngine;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindSpec;
import io.steward.core.operation.Arg;
import io.steward.core.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes targets on the engine of this machine. */
final class LocalKind implements Kind<LocalKind.Settings, StackTarget> {
  static final KindSpec<Settings, StackTarget> SPEC =
      new KindSpec<>(
          StackTarget.class,
          "local",
          "The Docker engine of this machine, found as docker finds it",
          Settings.class,
          LocalKind.class);
  private final ConfigurationSource source;
  private final Clock clock;

  @Inject
  LocalKind(ConfigurationSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  record Settings(
      @Arg("Where the engine listens, such as unix:///run/docker.sock; DOCKER_HOST unless given")
          Optional<String> host,
      @Arg("The docker context that names the engine; DOCKER_CONTEXT unless given")
          Optional<String> context,
      @Arg(value = "How long the engine may take to answer a question", fallback = "60s")
          Duration patience) {}

  @Override
  public StackTarget create(String name, Settings settings) {
    Map<String, String> environment = new HashMap<>(source.variables());
    settings.host().ifPresent(host -> environment.put("DOCKER_HOST", host));
    settings
        .context()
        .ifPresent(
            context -> {
              environment.put("DOCKER_CONTEXT", context);
              environment.remove("DOCKER_HOST");
            });
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    var runner = new ProcessRunner();
    DockerEndpoint endpoint = DockerEndpoint.find(environment, home);
    environment.put("DOCKER_HOST", endpoint.address());
    environment.remove("DOCKER_CONTEXT");
    var engine =
        new DockerEngine(
            endpoint, new DockerConfig(environment, home, runner), settings.patience());
    return new LocalTarget(name, engine, new ComposeCalls(environment, runner), clock);
  }
}
