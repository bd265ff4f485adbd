// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignPluginTest {
  private static final String SOURCE =
      """
      package org.example.box;

      import io.steward.core.kind.*;
      import io.steward.core.operation.*;
      import io.steward.core.secret.*;
      import java.util.*;

      public final class BoxPlugin implements HomelabPlugin {
        @Override public List<KindModule> kinds() { return List.of(new BoxKinds()); }
        @Override public List<OperationModule> operations() { return List.of(new BoxOperations()); }
      }

      final class BoxKinds implements KindModule {
        @Override public List<KindSpec<?, ?>> kinds() { return List.of(BoxKind.SPEC); }
      }

      final class BoxKind implements Kind<BoxKind.Settings, SecretStore> {
        static final KindSpec<Settings, SecretStore> SPEC =
            new KindSpec<>(SecretStore.class, "box", "A box", Settings.class, BoxKind.class);
        record Settings(@Arg("What is in it") String content) {}
        @com.google.inject.Inject BoxKind() {}
        @Override public SecretStore create(String name, Settings settings) {
          return new SecretStore() {
            @Override public Optional<Secret> find(String path) {
              return Optional.of(Secret.parse(settings.content() + " of " + path));
            }
            @Override public String place(String path) { return "box " + name; }
          };
        }
      }

      final class BoxOperations implements OperationModule {
        @Override public List<Spec> operations() { return List.of(OpenBox.SPEC); }
      }

      final class OpenBox implements Operation<OpenBox.Input, OpenBox.Opened> {
        static final Spec SPEC = Spec.operation("box", "open", OpenBox.class)
            .summary("Open the box").needs(Needs.NOTHING).build();
        record Input(@Arg("How often") int times) {}
        record Opened(int times) {}
        @com.google.inject.Inject OpenBox() {}
        @Override public Opened run(Input input, Run run) { return new Opened(input.times()); }
      }
      """;

  @TempDir Path folder;
  private Path jar = Path.of("");

  @BeforeEach
  void compileJar() throws IOException {
    Path source = write("src/org/example/box/BoxPlugin.java", SOURCE);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(status).isZero();
    write(
        "classes/META-INF/services/" + HomelabPlugin.class.getName(),
        "org.example.box.BoxPlugin\n");
    jar = folder.resolve("box.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }

  @Test
  void findsKindAndOperationOfForeignJar() throws IOException {
    write(
        "lab/config/deployment.yaml",
        """
        id: lab
        domains: ["${secret:garage}"]
        secret-stores: { mine: { box: { content: key } } }
        """);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      Path lab = folder.resolve("lab");

      try (var steward = Steward.start(ConfigurationSource.of(lab, Map.of()), Plugins.find())) {
        var file = steward.configuration().get(io.steward.core.deploy.DeploymentFile.class);

        assertThat(file.domains()).isEqualTo(List.of("key of garage"));
        assertThat(steward.run("box open", Map.of("times", 3), Run.of("test", lab)))
            .hasToString("Opened[times=3]");
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
