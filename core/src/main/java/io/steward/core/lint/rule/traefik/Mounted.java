// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.FileSource;
import io.steward.core.compose.Mount;
import io.steward.core.lint.LintService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What stands at a path of a container, as far as the files of the homelab tell. */
sealed interface Mounted {
  /** Nothing is mounted there: what the image has, if anything. */
  record Nothing() implements Mounted {}

  /** Something is mounted there that cannot be looked into. */
  record Hidden() implements Mounted {}

  /** This file or folder, which exists. */
  record Here(Path path) implements Mounted {}

  /** Looks for a path of the container. */
  static Mounted at(LintService service, String target) {
    Optional<Mounted> config = config(service, target);
    if (config.isPresent()) {
      return config.get();
    }
    Optional<Mount> mount =
        service.compose().volumes().stream()
            .filter(m -> covers(m.target(), target))
            .max(Comparator.comparing(m -> m.target().length()));
    if (mount.isEmpty()) {
      return new Nothing();
    }
    if (!mount.get().type().equals("bind")) {
      return new Hidden();
    }
    Path source = Path.of(mount.get().source()).normalize();
    if (!isOurs(service, source) || !Files.exists(source)) {
      return new Hidden();
    }
    String rest =
        target.substring(Math.min(target.length(), folder(mount.get().target()).length()));
    Path path = rest.isEmpty() || !Files.isDirectory(source) ? source : source.resolve(rest);
    return Files.exists(path) ? new Here(path) : new Nothing();
  }

  /** A bind of the stack's folder or of one beside it; others belong to the target. */
  private static boolean isOurs(LintService service, Path source) {
    Path folder = service.stack().stack().dir().normalize();
    Path above = folder.getParent();
    return source.startsWith(folder)
        || (above != null && above.getNameCount() > 0 && source.startsWith(above));
  }

  private static boolean covers(String mount, String target) {
    return mount.equals(target) || target.startsWith(folder(mount));
  }

  private static String folder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  private static Optional<Mounted> config(LintService service, String target) {
    Map<String, FileSource> all =
        service.stack().project().map(ComposeProject::configs).orElse(Map.of());
    return service.compose().configs().stream()
        .filter(grant -> grant.target().orElse("/" + grant.source()).equals(target))
        .findFirst()
        .map(
            grant ->
                Optional.ofNullable(all.get(grant.source()))
                    .flatMap(FileSource::file)
                    .map(Path::of)
                    .filter(Files::isRegularFile)
                    .<Mounted>map(Here::new)
                    .orElse(new Hidden()));
  }
}
