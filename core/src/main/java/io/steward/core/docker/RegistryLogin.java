// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.github.dockerjava.api.model.AuthConfig;

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

  @Override
  public String toString() {
    return "login of " + user + " at " + registry;
  }
}
