// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.YamlText;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Compose file that makes the like of a container, and the {@code .env} that holds what may be
 * secret.
 *
 * @param compose the text of the Compose file
 * @param environment the text of the {@code .env}; empty for none
 */
record ContainerFiles(String compose, String environment) {
  private static final String COMPOSE = "compose.yaml";
  private static final String ENVIRONMENT = ".env";

  static ContainerFiles of(String service, Description description) {
    var secrecy = new Secrecy(List.of());
    Map<String, String> secret = new LinkedHashMap<>();
    Map<String, Object> keys = new LinkedHashMap<>();
    Map<String, Object> volumes = new LinkedHashMap<>();
    Map<String, Object> networks = new LinkedHashMap<>();
    keys.put("container_name", description.name());
    description.service().forEach((key, value) -> keys.put(key, RunningProject.escaped(value)));
    if (description.service().get("environment") instanceof Map<?, ?> environment) {
      keys.put("environment", environment(environment, secrecy, secret));
    }
    if (description.service().get("volumes") instanceof List<?> mounts) {
      mounts.forEach(mount -> volume(mount, volumes));
    }
    if (description.service().get("networks") instanceof Map<?, ?> joined) {
      joined
          .keySet()
          .forEach(name -> networks.put(String.valueOf(name), external(String.valueOf(name))));
    }
    Map<String, Object> project = new LinkedHashMap<>();
    project.put("services", Map.of(service, keys));
    if (!networks.isEmpty()) {
      project.put("networks", networks);
    }
    if (!volumes.isEmpty()) {
      project.put("volumes", volumes);
    }
    var lines = new StringBuilder();
    secret.forEach((name, value) -> lines.append(name + "=" + quoted(value) + "\n"));
    String head = "# Written by steward stack adopt from container " + description.name() + ".\n";
    return new ContainerFiles(head + YamlText.write(project), lines.toString());
  }

  private static Map<String, Object> environment(
      Map<?, ?> environment, Secrecy secrecy, Map<String, String> secret) {
    Map<String, Object> written = new LinkedHashMap<>();
    environment.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          String text = String.valueOf(value);
          boolean hides = !text.isEmpty() && (secrecy.hidesNamed(name) || secrecy.hides(text));
          boolean variable = name.matches("[A-Za-z_][A-Za-z0-9_]*");
          if (hides && variable) {
            secret.put(name, text);
          }
          written.put(name, hides && variable ? "${" + name + "}" : RunningProject.escaped(text));
        });
    return written;
  }

  /** A volume that is there holds data, so it is never made anew. */
  private static void volume(Object mount, Map<String, Object> volumes) {
    if (mount instanceof Map<?, ?> keys && "volume".equals(keys.get("type"))) {
      String name = String.valueOf(keys.get("source"));
      volumes.put(name, external(name));
    }
  }

  private static Map<String, Object> external(String name) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", name);
    keys.put("external", true);
    return keys;
  }

  /** As it stands, where that is possible; otherwise what Compose would replace is escaped. */
  private static String quoted(String value) {
    boolean plain = !value.contains("'") && !value.contains("\n") && !value.contains("\r");
    if (plain && !value.endsWith("\\")) {
      return "'" + value + "'";
    }
    String escaped =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("$", "\\$")
            .replace("\n", "\\n")
            .replace("\r", "\\r");
    return "\"" + escaped + "\"";
  }

  /** The names of the files, below the folder of the stack. */
  List<String> names() {
    return environment.isEmpty() ? List.of(COMPOSE) : List.of(COMPOSE, ENVIRONMENT);
  }

  /**
   * What of these lies in a folder already, empty for nothing.
   *
   * @param folder the folder of the stack
   */
  static Optional<Path> existing(Path folder) {
    return Stream.concat(Stack.DEFAULT_FILES.stream(), Stream.of(ENVIRONMENT))
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  /**
   * Writes them; only the owner can read what may be secret.
   *
   * @throws OperationException of kind failed if that cannot be done; then nothing of it is there
   */
  NewFiles write(Path folder) {
    var files = new NewFiles();
    try {
      files.folder(folder);
      if (!environment.isEmpty()) {
        var owner = PosixFilePermissions.fromString("rw-------");
        files.file(
            folder.resolve(ENVIRONMENT), environment, PosixFilePermissions.asFileAttribute(owner));
      }
      files.file(folder.resolve(COMPOSE), compose);
      return files;
    } catch (IOException e) {
      files.takeBack(e);
      throw OperationException.of(
          ErrorKind.FAILED,
          "cannot write the files of the container into " + folder + ": " + e.getMessage(),
          e,
          "ls -la " + folder);
    }
  }
}
