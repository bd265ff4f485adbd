// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindSpec;
import io.steward.core.operation.Arg;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Secrets in environment variables: {@code db/password} is {@code STEWARD_SECRET_DB_PASSWORD}. */
final class EnvironmentStore implements SecretStore {
  private final Map<String, String> variables;
  private final String prefix;

  EnvironmentStore(Map<String, String> variables, String prefix) {
    this.variables = variables;
    this.prefix = prefix;
  }

  @Override
  public Optional<Secret> find(String path) {
    return Optional.ofNullable(variables.get(variable(path))).map(Secret::parse);
  }

  @Override
  public String place(String path) {
    return "environment variable " + variable(path);
  }

  private String variable(String path) {
    return prefix + path.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  record Settings(
      @Arg(value = "What the names of the variables begin with", fallback = "STEWARD_SECRET_")
          String prefix) {}

  static final class OfEnvironment implements Kind<Settings, SecretStore> {
    static final KindSpec<Settings, SecretStore> SPEC =
        new KindSpec<>(
            SecretStore.class,
            "env",
            "Secrets in environment variables of Steward itself",
            Settings.class,
            OfEnvironment.class);
    private final ConfigurationSource source;

    @Inject
    OfEnvironment(ConfigurationSource source) {
      this.source = source;
    }

    @Override
    public SecretStore create(String name, Settings settings) {
      return new EnvironmentStore(source.variables(), settings.prefix());
    }
  }
}
