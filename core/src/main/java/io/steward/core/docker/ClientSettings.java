// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps docker-java from looking for an engine, logins or an API version on its own: the transport
 * knows where the engine is, and without a version in the path each engine speaks its newest.
 */
@NullUnmarked // docker-java says "none" with null
final class ClientSettings implements DockerClientConfig {
  @Override
  public URI getDockerHost() {
    return URI.create("unix:///");
  }

  @Override
  public RemoteApiVersion getApiVersion() {
    return RemoteApiVersion.unknown();
  }

  @Override
  public String getRegistryUsername() {
    return null;
  }

  @Override
  public String getRegistryPassword() {
    return null;
  }

  @Override
  public String getRegistryEmail() {
    return null;
  }

  @Override
  public String getRegistryUrl() {
    return null;
  }

  @Override
  public AuthConfig effectiveAuthConfig(String imageName) {
    return null;
  }

  @Override
  public AuthConfigurations getAuthConfigurations() {
    return new AuthConfigurations();
  }

  @Override
  @SuppressWarnings("deprecation") // the interface asks for it
  public com.github.dockerjava.core.SSLConfig getSSLConfig() {
    return null;
  }
}
