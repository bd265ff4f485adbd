// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One reading of the whole configuration: every file merged with its overlay, the environment and
 * the overrides, interpolated, bound to its record, and everything that is wrong with it.
 * Immutable; a change of the files is a new reading.
 */
public final class Configuration {
  /** Where the files lie, below the homelab's folder. */
  public static final String FOLDER = "config";

  private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

  private final ConfigurationSource source;
  private final Map<String, Node> merged;
  private final Map<Class<?>, Record> bound;
  private final List<Problem> problems;
  private final List<String> files;
  private final Set<Path> inputs;

  private Configuration(
      ConfigurationSource source,
      Map<String, Node> merged,
      Map<Class<?>, Record> bound,
      List<Problem> problems,
      List<String> files,
      Set<Path> inputs) {
    this.source = source;
    this.merged = Map.copyOf(merged);
    this.bound = Map.copyOf(bound);
    this.problems = sorted(problems, files);
    this.files = List.copyOf(files);
    this.inputs = Set.copyOf(inputs);
  }

  /** By file in the order they were read, what lies in none of them last; then by place. */
  private static List<Problem> sorted(List<Problem> problems, List<String> files) {
    return problems.stream()
        .sorted(
            Comparator.<Problem>comparingInt(problem -> rank(problem.position().source(), files))
                .thenComparingInt(problem -> problem.position().line())
                .thenComparingInt(problem -> problem.position().column()))
        .toList();
  }

  private static int rank(String source, List<String> files) {
    int index = files.indexOf(source);
    return index < 0 ? files.size() : index;
  }

  /**
   * Reads everything; never throws for what is wrong with the files.
   *
   * @param references given the merged files before interpolation, answers where values come from
   */
  public static Configuration read(
      ConfigurationSource source,
      List<ConfigurationFile<?>> files,
      Choices choices,
      Function<Map<String, Node>, References> references) {
    List<Problem> problems = new ArrayList<>();
    Node.Mapping named = Layers.named(source.overrides(), source.variables());
    Map<String, Node> raw = new LinkedHashMap<>();
    Set<String> unreadable = new HashSet<>();
    for (ConfigurationFile<?> file : files) {
      raw.put(file.name(), layers(source, file, named, problems, unreadable));
    }
    refuseUnknown(source, files, named, problems);
    var interpolation = new Interpolation(references.apply(raw), problems);
    Map<String, Node> merged = new LinkedHashMap<>();
    raw.forEach((name, node) -> merged.put(name, interpolation.apply(node, "")));
    var binder = new RecordBinder(choices, problems);
    Map<Class<?>, Record> bound = new LinkedHashMap<>();
    for (ConfigurationFile<?> file : files) {
      if (unreadable.contains(file.name())) {
        continue; // nobody knows what it lacks
      }
      Node node = merged.getOrDefault(file.name(), Node.Mapping.empty(Position.of(file.name())));
      binder.bind(node, file.type(), "").ifPresent(record -> bound.put(file.type(), record));
    }
    return new Configuration(
        source, merged, bound, problems, present(source, files), interpolation.inputs());
  }

  private static Node layers(
      ConfigurationSource source,
      ConfigurationFile<?> file,
      Node.Mapping named,
      List<Problem> problems,
      Set<String> unreadable) {
    int known = problems.size();
    Node base = Node.Mapping.empty(Position.of(FOLDER + "/" + file.fileName()));
    base = over(base, source, Path.of(FOLDER, file.fileName()), problems);
    if (source.environment().isPresent()) {
      base = over(base, source, overlay(source).resolve(file.fileName()), problems);
    }
    if (problems.size() > known && isEmpty(base)) {
      unreadable.add(file.name());
    }
    Optional<Node> set = named.find(file.name());
    return set.isPresent() ? Layers.merge(base, set.get()) : base;
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Mapping mapping && mapping.entries().isEmpty();
  }

  private static Node over(
      Node below, ConfigurationSource source, Path relative, List<Problem> problems) {
    Path file = source.folder().resolve(relative);
    if (!Files.exists(file)) {
      return below;
    }
    try {
      return Layers.merge(below, Yaml.read(file, relative.toString(), problems));
    } catch (OperationException e) {
      problems.add(Problem.of(Position.of(relative.toString()), "", e.getMessage()));
      return below;
    }
  }

  private static List<String> present(
      ConfigurationSource source, List<ConfigurationFile<?>> files) {
    return Stream.concat(
            Stream.of(Path.of(FOLDER)), source.environment().stream().map(e -> overlay(source)))
        .flatMap(folder -> files.stream().map(file -> folder.resolve(file.fileName())))
        .filter(relative -> Files.exists(source.folder().resolve(relative)))
        .map(Path::toString)
        .toList();
  }

  private static Path overlay(ConfigurationSource source) {
    return Path.of(FOLDER, "environments", source.environment().orElseThrow());
  }

  private static void refuseUnknown(
      ConfigurationSource source,
      List<ConfigurationFile<?>> files,
      Node.Mapping named,
      List<Problem> problems) {
    List<String> known = files.stream().map(ConfigurationFile::name).toList();
    named
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                problems.add(
                    new Problem(
                        entry.key(),
                        name,
                        "there is no configuration file of this name",
                        Names.suggestion(name, known)));
              }
            });
    if (source.environment().isPresent()
        && !Files.isDirectory(source.folder().resolve(overlay(source)))) {
      problems.add(
          Problem.of(
              Position.of(overlay(source).toString()),
              "",
              "there is no environment '" + source.environment().get() + "'",
              "make the folder, or leave out --environment"));
    }
  }

  /**
   * The folder the homelab lies in: {@code start} or the nearest folder above it that holds one of
   * the files; empty when there is none.
   */
  public static Optional<Path> find(Path start, List<ConfigurationFile<?>> files) {
    Path folder = start.toAbsolutePath().normalize();
    while (folder != null) {
      for (ConfigurationFile<?> file : files) {
        if (Files.isRegularFile(folder.resolve(FOLDER).resolve(file.fileName()))) {
          return Optional.of(folder);
        }
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  /** What it was read from. */
  public ConfigurationSource source() {
    return source;
  }

  /** Everything that is wrong, in the order of the files; empty when it is valid. */
  public List<Problem> problems() {
    return problems;
  }

  /** The same reading looked at by those who know what the values mean. */
  public Configuration with(ConfigurationCheck check) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(check.check(this));
    Set<Path> watched = new HashSet<>(inputs);
    watched.addAll(check.inputs(this));
    return new Configuration(source, merged, bound, all, files, watched);
  }

  /**
   * Files beside those of the configuration that this reading looked at, absolute, there or not:
   * secrets, Compose files. A change of one may make another reading.
   */
  public Set<Path> inputs() {
    return inputs;
  }

  /** The files that were read, relative to the homelab's folder, overlays last. */
  public List<String> files() {
    return files;
  }

  /** Every value of a file that counts, defaults included, secrets hidden. */
  public List<Setting> settings(ConfigurationFile<?> file, Choices choices) {
    Node tree = merged.getOrDefault(file.name(), Node.Mapping.empty(Position.of(file.name())));
    return new SettingsReader(choices).read(file.name(), tree, file.type());
  }

  /**
   * Goes on only where there is a homelab.
   *
   * @throws OperationException of kind configuration if there is not one of its files
   */
  public void requireFiles() {
    if (files.isEmpty()) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "there is no homelab in " + source.folder() + ": none of its files lies in " + FOLDER,
          "steward init makes one from what lies there");
    }
  }

  /**
   * Goes on only when nothing is wrong.
   *
   * @throws InvalidException with every problem
   * @throws OperationException of kind configuration if there is no homelab at all
   */
  public void requireValid() {
    requireFiles();
    if (!problems.isEmpty()) {
      throw new InvalidException(
          "configuration", problems, "steward config validate lists every problem");
    }
  }

  /** The record a file was read into, empty when that file is not valid. */
  public <T extends Record> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(bound.get(type)).map(type::cast);
  }

  /**
   * The record a file was read into.
   *
   * @throws InvalidException if anything is wrong with the configuration
   */
  public <T extends Record> T get(Class<T> type) {
    requireValid();
    return find(type).orElseThrow();
  }

  /** The merged and interpolated tree of a file, empty for a file nobody reads. */
  public Optional<Node> tree(String file) {
    return Optional.ofNullable(merged.get(file));
  }

  /**
   * Where a key of a file was written, or the place of its nearest parent; the items of a list go
   * by their number from 0.
   */
  public Position position(String file, String... keys) {
    Node node = merged.getOrDefault(file, Node.Mapping.empty(Position.of(file)));
    Position position = node.position();
    for (String key : keys) {
      Optional<Node.Entry> entry = below(node, key);
      if (entry.isEmpty()) {
        return position;
      }
      position = entry.get().key();
      node = entry.get().value();
    }
    return position;
  }

  private static Optional<Node.Entry> below(Node node, String key) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.ofNullable(mapping.entries().get(key));
    }
    if (node instanceof Node.Sequence sequence && INDEX.matcher(key).matches()) {
      int index = Integer.parseInt(key);
      return index < sequence.items().size()
          ? Optional.of(
              new Node.Entry(sequence.items().get(index).position(), sequence.items().get(index)))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** Keys as one dotted path: {@code stacks.website.files[1]}. */
  public static String key(String... keys) {
    var path = new StringBuilder();
    for (String key : keys) {
      if (INDEX.matcher(key).matches() && !path.isEmpty()) {
        path.append('[').append(key).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(key);
      }
    }
    return path.toString();
  }
}
