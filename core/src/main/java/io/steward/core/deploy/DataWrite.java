// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a version of a service could write to, and what no way back takes away again.
 *
 * @param service the Compose service
 * @param version the tag of its image; empty when it has none
 * @param place the volume, or the folder of the host
 * @param since from when on it could; absent when that is not known
 * @param length for how long; absent when that is not known
 */
public record DataWrite(
    String service,
    String version,
    DataPlace place,
    Optional<Instant> since,
    Optional<Duration> length) {
  private static final Duration SHORT = Duration.ofMinutes(2);

  static DataWrite of(String service, String image, DataPlace place) {
    return new DataWrite(service, tag(image), place, Optional.empty(), Optional.empty());
  }

  /** The same with the time it had. */
  DataWrite during(Instant begin, Instant end) {
    Duration length = Duration.between(begin, end);
    return new DataWrite(
        service,
        version,
        place,
        Optional.of(begin),
        Optional.of(length.isNegative() ? Duration.ZERO : length));
  }

  private static String tag(String image) {
    String named = image.replaceFirst("@.*", "");
    int colon = named.lastIndexOf(':');
    return colon > named.lastIndexOf('/') ? named.substring(colon + 1) : "";
  }

  /** {@code grafana 11.6.0 may have written to monitoring_grafana_data for 60 s}. */
  String sentence() {
    String who = version.isEmpty() ? service : service + " " + version;
    return who + " may have written to " + place.name() + time();
  }

  private String time() {
    if (since.isEmpty() || length.isEmpty()) {
      return "";
    }
    return length.get().compareTo(SHORT) < 0
        ? " for " + Math.max(1, length.get().toSeconds()) + " s"
        : " since " + Moment.here(since.get().plus(length.get())).at(since.get());
  }
}
