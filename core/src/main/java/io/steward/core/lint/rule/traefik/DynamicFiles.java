// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.LintService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the file provider of a Traefik defines.
 *
 * @param middlewares by protocol and name in lower case: {@code http.auth}
 * @param services likewise
 * @param known whether every file could be read
 */
record DynamicFiles(Map<String, Middleware> middlewares, Set<String> services, boolean known) {
  private static final int MOST_FILES = 200;

  static DynamicFiles of(LintService service, StaticConfiguration configuration) {
    Optional<String> file = configuration.text("providers.file.filename");
    Optional<String> folder = configuration.text("providers.file.directory");
    DynamicFiles found = new DynamicFiles(new LinkedHashMap<>(), new LinkedHashSet<>(), true);
    if (!configuration.known()) {
      return found.incomplete();
    }
    if (file.isEmpty() && folder.isEmpty()) {
      return found;
    }
    String path = file.or(() -> folder).orElse("").replaceFirst("^\\./", "");
    Mounted mounted = Mounted.at(service, path.startsWith("/") ? path : "/" + path);
    return mounted instanceof Mounted.Here here
        ? found.read(service, here.path())
        : found.incomplete();
  }

  private DynamicFiles incomplete() {
    return new DynamicFiles(middlewares, services, false);
  }

  private DynamicFiles read(LintService service, Path path) {
    boolean whole = true;
    for (Path file : files(path)) {
      Optional<FlatYaml> flat = FlatYaml.read(file, service.stack().nameOf(file));
      flat.ifPresent(this::add);
      whole &= flat.isPresent();
    }
    return whole ? this : incomplete();
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(ya?ml|toml)"))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    } catch (IOException e) {
      return List.of(path); // no YAML file, so what the folder holds counts as unknown
    }
  }

  private void add(FlatYaml yaml) {
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    yaml.values()
        .forEach(
            (key, value) -> {
              String[] parts = key.split("\\.", 4);
              if (parts.length < 3) {
                return;
              }
              String name = parts[0] + "." + parts[2];
              if (parts[1].equals("services")) {
                services.add(name);
              } else if (parts[1].equals("middlewares")) {
                Map<String, String> options =
                    found.computeIfAbsent(name, unused -> new LinkedHashMap<>());
                if (parts.length == 4) {
                  options.put(parts[3], value);
                }
              }
            });
    found.forEach((name, options) -> middlewares.put(name, new Middleware(options)));
  }
}
