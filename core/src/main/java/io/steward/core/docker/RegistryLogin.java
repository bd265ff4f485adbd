// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.github.dockerjava.api.model.AuthConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How to log in at one registry. Shows no secret. */
final class RegistryLogin {
  private final String registry;
  private final String user;
  private final String secret;
  private final boolean token;

  /** A {@code secret} that is an identity token stands instead of a password. */
  RegistryLogin(String registry, String user, String secret, boolean token) {
    this.registry = registry;
    this.user = user;
    this.secret = secret;
    this.token = token;
  }

  AuthConfig toAuthConfig() {
    var config = new AuthConfig().withRegistryAddress(registry);
    return token
        ? config.withIdentityToken(secret)
        : config.withUsername(user).withPassword(secret);
  }

  /** What says it with a request; empty when an identity token has to be changed for one first. */
  Optional<String> basic() {
    byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return token
        ? Optional.empty()
        : Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** What a token can be asked for with; empty when there is a password. */
  Optional<String> identityToken() {
    return token ? Optional.of(secret) : Optional.empty();
  }

  @Override
  public String toString() {
    return "login of " + user + " at " + registry;
  }
}
