// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Run;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Files of an example, laid out as a homelab and looked at through the operation. */
public final class Looked {
  private final Path folder;

  private Looked(Path folder) {
    this.folder = folder;
  }

  /**
   * The example in this empty folder: each folder with a Compose file is a stack. With a {@code
   * .gitignore} it is a repository of git, to which everything else was added.
   */
  public static Looked at(Path folder, Example example) {
    try {
      var stacks = new TreeSet<String>();
      for (Map.Entry<String, String> file : example.files().entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        String name = path.getFileName().toString();
        if (name.equals("compose.yaml")) {
          Path stack = folder.relativize(path).getParent();
          stacks.add(stack == null ? "." : stack.toString());
        }
      }
      Path deployment = folder.resolve("config/deployment.yaml");
      if (!Files.exists(deployment)) {
        Files.createDirectories(deployment.getParent());
        var text = new StringBuilder("id: example\nstacks:\n");
        stacks.forEach(
            dir ->
                text.append("  ").append(name(dir)).append(": { dir: ").append(dir).append(" }\n"));
        Files.writeString(deployment, text);
      }
      if (example.files().containsKey(".gitignore")) {
        git(folder, "init", "--quiet");
        git(folder, "add", "--all");
      }
      return new Looked(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void git(Path folder, String... arguments) {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(arguments));
    var result = new ProcessRunner().run(Command.of(line).withDirectory(folder));
    if (!result.succeeded()) {
      throw new IllegalStateException(result.errors());
    }
  }

  private static String name(String dir) {
    return dir.equals(".") ? "web" : dir.replaceAll(".*/", "");
  }

  /** Everything that is found, with every pack on. */
  public LintResult result(Map<String, ?> values) {
    ConfigurationSource source = ConfigurationSource.of(folder, Map.of());
    try (Steward steward = Steward.start(source, Plugins.find())) {
      return (LintResult) steward.run("compose lint", values, Run.of("mark", folder));
    }
  }

  /** What a rule finds, as {@code file:line:column: message}. */
  public List<String> found(String rule) {
    return result(Map.of()).findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(finding -> finding.position() + ": " + finding.message())
        .toList();
  }

  /** The only stack, or the first, as rules see it. */
  LintStack stack() {
    return stacks().get(0);
  }

  /** Every stack, as rules see it. */
  List<LintStack> stacks() {
    ConfigurationSource source = ConfigurationSource.of(folder, Map.of());
    try (Steward steward = Steward.start(source, Plugins.find())) {
      Homelab homelab = steward.get(Homelab.class);
      return LintScope.of(homelab, LintFile.none()).stacks();
    }
  }

  /** The text of a file as it is now. */
  public String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
