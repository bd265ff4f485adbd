// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs inside a container. An image says the same things about itself, so what a container
 * adds to its image is the difference of two of these. Nothing chosen is the empty text or an empty
 * collection.
 *
 * @param image the image as the container names it, such as {@code postgres:16}
 * @param command the arguments, or the program where there is no entry point
 * @param environment variables in their order; one without a value is none
 * @param exposedPorts such as {@code 8080/tcp}
 * @param volumes paths declared to be volumes
 * @param stopTimeout how long the engine waits after the stop signal, where somebody chose
 * @param macAddress the MAC address that was asked for; engines from API 1.44 on leave it out
 */
public record ContainerConfig(
    String image,
    List<String> command,
    List<String> entrypoint,
    Map<String, String> environment,
    Set<String> exposedPorts,
    Set<String> volumes,
    Map<String, String> labels,
    Optional<HealthCheck> healthCheck,
    String user,
    String workingDirectory,
    String hostname,
    String domainname,
    String stopSignal,
    Optional<Duration> stopTimeout,
    boolean tty,
    boolean openStdin,
    String macAddress) {

  /** Copies what it is given. */
  public ContainerConfig {
    command = List.copyOf(command);
    entrypoint = List.copyOf(entrypoint);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    exposedPorts = Set.copyOf(exposedPorts);
    volumes = Set.copyOf(volumes);
    labels = Map.copyOf(labels);
  }

  /**
   * How the engine finds out whether a container is healthy. A duration of zero and zero retries
   * mean the engine's default.
   *
   * @param test {@code CMD …}, {@code CMD-SHELL …} or {@code NONE}
   */
  public record HealthCheck(
      List<String> test,
      Duration interval,
      Duration timeout,
      Duration startPeriod,
      Duration startInterval,
      int retries) {
    /** Copies the test. */
    public HealthCheck {
      test = List.copyOf(test);
    }

    static HealthCheck read(Json json) {
      return new HealthCheck(
          json.texts("Test"),
          json.nanos("Interval"),
          json.nanos("Timeout"),
          json.nanos("StartPeriod"),
          json.nanos("StartInterval"),
          (int) json.number("Retries"));
    }
  }

  static ContainerConfig read(Json json) {
    Json health = json.in("Healthcheck");
    Json timeout = json.in("StopTimeout");
    return new ContainerConfig(
        json.text("Image"),
        json.texts("Cmd"),
        json.texts("Entrypoint"),
        environment(json.texts("Env")),
        json.textMap("ExposedPorts").keySet(),
        json.textMap("Volumes").keySet(),
        json.textMap("Labels"),
        health.isPresent() ? Optional.of(HealthCheck.read(health)) : Optional.empty(),
        json.text("User"),
        json.text("WorkingDir"),
        json.text("Hostname"),
        json.text("Domainname"),
        json.text("StopSignal"),
        timeout.isPresent()
            ? Optional.of(Duration.ofSeconds(json.number("StopTimeout")))
            : Optional.empty(),
        json.flag("Tty"),
        json.flag("OpenStdin"),
        json.text("MacAddress"));
  }

  private static Map<String, String> environment(List<String> lines) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : lines) {
      int end = line.indexOf('=');
      if (end >= 0) {
        variables.put(line.substring(0, end), line.substring(end + 1));
      }
    }
    return variables;
  }
}
