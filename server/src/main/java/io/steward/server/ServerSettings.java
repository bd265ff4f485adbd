// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server listens and ends.
 *
 * @param listen where; port 0 for any that is free
 * @param certificate PEM file with the certificate and those above it; empty for no TLS
 * @param key PEM file with its key, PKCS #8
 * @param hosts further names it answers under
 * @param drain how long runs have when it is told to stop
 * @param look how often the configuration's files are looked at
 */
record ServerSettings(
    Listen listen,
    Optional<Path> certificate,
    Optional<Path> key,
    List<String> hosts,
    Duration drain,
    Duration look,
    Limits limits) {

  ServerSettings {
    hosts = List.copyOf(hosts);
  }
}
