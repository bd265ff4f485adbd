// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeNode;
import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.Content;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Service;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One stack, as a rule sees it. Not thread-safe. */
public final class LintStack {
  private final Host host;
  private final StackText text;
  private final Optional<ComposeNode> written;
  private final List<LintService> services = new ArrayList<>();
  private final List<SourceFile> sources;
  private final List<Ignore> ignores;

  LintStack(Host host, StackText text) {
    this.host = host;
    this.text = text;
    this.written = text.project().map(ComposeProject::written);
    text.project()
        .ifPresent(p -> p.services().values().forEach(s -> services.add(new LintService(this, s))));
    List<Content> inputs = text.project().map(ComposeProject::inputs).orElse(List.of());
    this.sources = inputs.stream().map(this::source).toList();
    this.ignores = sources.stream().flatMap(file -> IgnoreComments.in(file).stream()).toList();
  }

  /** Its name in the homelab, or that of its folder. */
  public String name() {
    return text.stack().name();
  }

  /** The stack itself. */
  public Stack stack() {
    return text.stack();
  }

  /** Where it runs, with what. */
  public Host host() {
    return host;
  }

  /** What the user set. */
  public LintFile settings() {
    return host.settings();
  }

  /** The services of the whole homelab. */
  List<Service> homelabServices() {
    return host.services();
  }

  /**
   * The project its files make; empty when nothing can be read. With {@link #problems}, what they
   * name may be missing in it.
   */
  public Optional<ComposeProject> project() {
    return text.project();
  }

  /** Why its files cannot be read; empty when they can. */
  public List<Problem> problems() {
    return text.problems();
  }

  /** Its enabled services; none when nothing can be read. */
  public List<LintService> services() {
    return List.copyOf(services);
  }

  /** The enabled service of this name. */
  public Optional<LintService> service(String name) {
    return services.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** What is written under these keys; empty when nothing is. */
  public Optional<ComposeNode> written(String... path) {
    return written.flatMap(node -> node.find(path));
  }

  /**
   * Where the key of this path stands, or the nearest above it that is written; items of a list go
   * by their number.
   */
  public Spot at(String... path) {
    ComposeNode node = written.orElse(null);
    Position position = node == null ? Position.of(name()) : node.at();
    int depth = 0;
    while (node != null && depth < path.length) {
      Optional<ComposeNode> next = node.find(path[depth]);
      if (next.isEmpty()) {
        break;
      }
      position = node.keyAt(path[depth]).orElse(next.get().at());
      node = next.get();
      depth++;
    }
    return new Spot(position, "", String.join(".", Arrays.copyOf(path, depth)));
  }

  /** Its Compose files and the files of variables, with what is written in them. */
  public List<SourceFile> sources() {
    return sources;
  }

  /** What comments in its files accept. */
  List<Ignore> ignores() {
    return ignores;
  }

  /** The file that findings call by this name. */
  public Optional<SourceFile> source(String name) {
    return sources().stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** How findings call a file: by its path below the homelab's folder, else in full. */
  public String nameOf(Path file) {
    Path folder = text.folder();
    return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
  }

  private SourceFile source(Content input) {
    return SourceFile.of(input.path(), nameOf(input.path()), input.bytes());
  }

  @Override
  public String toString() {
    return name();
  }
}
