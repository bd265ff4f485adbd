// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Image;
import io.steward.core.lint.JoinedNetworks;
import io.steward.core.lint.LintService;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Traefik that runs on a host.
 *
 * @param service its service
 * @param version its main version, 0 when the tag does not tell
 * @param configuration what it is started with
 * @param files what its file provider defines
 * @param networks the networks it is on
 */
record Proxy(
    LintService service,
    int version,
    StaticConfiguration configuration,
    DynamicFiles files,
    JoinedNetworks networks) {
  private static final Pattern NUMBER = Pattern.compile("v?(\\d+)([.\\-].*)?");
  private static final int NEWEST = 3;

  /** The Traefik this service is; empty for anything else, and for a Traefik without routers. */
  static Optional<Proxy> of(LintService service) {
    Image image = service.image();
    if (!image.path().equals("library/traefik") && !image.path().matches("(.*/)?traefik/traefik")) {
      boolean mirror = image.shortName().equals("traefik") && !image.registry().equals("docker.io");
      if (!mirror) {
        return Optional.empty();
      }
    }
    int version = version(image.tag());
    if (version == 1) {
      return Optional.empty();
    }
    StaticConfiguration configuration = new StaticReader(service).read();
    return Optional.of(
        new Proxy(
            service,
            version,
            configuration,
            DynamicFiles.of(service, configuration),
            JoinedNetworks.of(service)));
  }

  private static int version(Optional<String> tag) {
    if (tag.isEmpty() || tag.get().equals("latest")) {
      return NEWEST;
    }
    Matcher number = NUMBER.matcher(tag.get());
    return number.matches() && number.group(1).length() == 1
        ? Integer.parseInt(number.group(1))
        : 0;
  }

  /** Whether it gives a service routes by its labels. */
  boolean serves(Labels labels) {
    return labels.enable().orElse(configuration.exposesByDefault());
  }

  /** The network it reaches this service by, when one is chosen. */
  Optional<String> chosenNetwork(Labels labels) {
    return labels
        .value("traefik.docker.network")
        .or(() -> configuration.text("providers.docker.network"))
        .filter(name -> !name.isEmpty());
  }
}
