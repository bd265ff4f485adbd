// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.kind.HomelabPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar with one operation: one class and one line that binds it, nothing else. */
final class AddedJar {
  private static final String SOURCE =
      """
      package org.example.lamp;

      import com.google.inject.Inject;
      import io.steward.core.kind.HomelabPlugin;
      import io.steward.core.operation.*;
      import java.util.List;

      public final class LampPlugin implements HomelabPlugin {
        @Override public List<OperationModule> operations() {
          return List.of(() -> List.of(DimLamp.SPEC));
        }
      }

      final class DimLamp implements Operation<DimLamp.Input, DimLamp.Dimmed> {
        static final Spec SPEC =
            Spec.operation("lamp", "dim", DimLamp.class)
                .summary("Tell how bright the lamp would be")
                .shortForm("dim")
                .needs(Needs.NOTHING)
                .build();
        record Input(@Arg(value = "In percent", fallback = "50") int to) {}
        record Dimmed(int percent) {}
        @Inject DimLamp() {}
        @Override public Dimmed run(Input input, Run run) { return new Dimmed(input.to()); }
      }
      """;

  private AddedJar() {}

  static Path in(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("LampPlugin.java"), SOURCE);
    Path classes = folder.resolve("classes");
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(HomelabPlugin.class.getName()), "org.example.lamp.LampPlugin\n");
    String[] options = {
      "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()
    };
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                Stream.concat(Stream.of(options), Stream.of(source.toString()))
                    .toArray(String[]::new));
    assertThat(status).isZero();
    Path jar = folder.resolve("lamp.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
