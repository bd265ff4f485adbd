// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A normalised Compose project: variables put in, files merged, short forms written long, defaults
 * added, paths absolute. Holds the services whose profiles are enabled and what they use.
 * Immutable.
 */
public final class ComposeProject {
  private final ReadFrom from;
  private final Map<String, ComposeService> services;
  private final Selection selection;
  private final Value.Fields shown;
  private final Map<String, Object> tree;
  private final List<MissingVariable> missing;

  ComposeProject(
      ReadFrom from,
      Map<String, ComposeService> services,
      Selection selection,
      Value.Fields shown,
      Map<String, Object> tree,
      List<MissingVariable> missing) {
    this.from = from;
    this.services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    this.selection = selection;
    this.shown = shown;
    this.tree = tree;
    this.missing = List.copyOf(missing);
  }

  /** The name of the project, which begins the names of its containers, networks and volumes. */
  public String name() {
    return view().textOr("name", "");
  }

  /** The project's folder, absolute. */
  public Path directory() {
    return from.directory();
  }

  /** Its Compose files in their order, absolute; files they include or extend are left out. */
  public List<Path> files() {
    return from.files();
  }

  /** The enabled services by name, in the order of the files. */
  public Map<String, ComposeService> services() {
    return services;
  }

  /** The names of services that are not enabled, each with the profiles that would enable it. */
  public Map<String, List<String>> disabledServices() {
    return Collections.unmodifiableMap(selection.disabled());
  }

  /** The networks that enabled services are on, by the key of the file. */
  public Map<String, ComposeNetwork> networks() {
    return section("networks", ComposeNetwork::of);
  }

  /** The volumes that enabled services mount, by the key of the file. */
  public Map<String, ComposeVolume> volumes() {
    return section("volumes", ComposeVolume::of);
  }

  /** The secrets that enabled services are given, by the key of the file. */
  public Map<String, FileSource> secrets() {
    return section("secrets", FileSource::of);
  }

  /** The configs that enabled services are given, by the key of the file. */
  public Map<String, FileSource> configs() {
    return section("configs", FileSource::of);
  }

  /**
   * What a secret or config takes from a variable; empty when it takes none, or that is not set.
   */
  public Optional<String> valueOf(FileSource source) {
    return source.environment().map(from.variables()::get);
  }

  /** The variables that have neither value nor default, where they are used; often none. */
  public List<MissingVariable> missingVariables() {
    return missing;
  }

  /** Every file that was read, with its bytes: Compose files, files of variables and labels. */
  public List<Content> inputs() {
    return from.inputs();
  }

  /**
   * What is written in the files, merged, before defaults are put in and profiles chosen: which
   * keys are there, and where. Everything is in it, also services that are not enabled.
   */
  public ComposeNode written() {
    return from.written();
  }

  /**
   * Where the last of these keys is written, one key below the other, such as {@code "services",
   * "web", "image"}; an item of a list is named by its number. Empty when it is written nowhere.
   */
  public Optional<Position> placeOf(String... path) {
    if (path.length == 0) {
      return Optional.of(written().at());
    }
    String last = path[path.length - 1];
    Optional<ComposeNode> holder = written().find(Arrays.copyOf(path, path.length - 1));
    return holder.flatMap(
        node -> node.isList() ? node.find(last).map(ComposeNode::at) : node.keyAt(last));
  }

  /** The profiles that are enabled; {@code *} for all. */
  public Set<String> profiles() {
    return Collections.unmodifiableSet(selection.profiles());
  }

  /**
   * The project as a Compose file in JSON, which Compose reads alone, with {@link #profiles()}
   * enabled, to the same containers: an {@code up} with it recreates nothing. Differs from {@link
   * #toJson()} where Compose cannot read what it prints, or reads something else: keys with dollar
   * signs, what is zero, false or empty and stands in the place of a default, and services that are
   * not enabled but named, of which a stand-in is kept. Secrets and configs from variables still
   * need these.
   */
  public String toComposeFile() {
    return Json.writeForReading(Printer.standalone(shown, selection));
  }

  /**
   * The project as JSON, equal to what {@code docker compose config --format json} prints: dollar
   * signs are doubled. Keys are sorted; equal projects give equal texts.
   */
  public String toJson() {
    return Json.write(tree);
  }

  /**
   * The project as a Compose file in YAML. Read alone, with {@link #profiles()} enabled, it gives
   * an equal project; see {@link #toComposeFile()} for where it differs from {@link #toJson()}.
   */
  public String toYaml() {
    return YamlWriter.write(Printer.standalone(shown, selection), true);
  }

  /**
   * What {@link #toJson()} holds, as YAML for people, with what is nothing left out as {@code
   * docker compose config} does: dollar signs are doubled.
   */
  public String toText() {
    return YamlWriter.write(Shown.of(tree), true);
  }

  /**
   * A fingerprint of each enabled service: SHA-256, in hexadecimal, over its normalised form as
   * JSON. It changes when anything of the service changes, is Steward's own and differs from that
   * of {@code docker compose config --hash}.
   */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    Printed all = view().in("services");
    services
        .keySet()
        .forEach(name -> hashes.put(name, DigestUtils.sha256Hex(Json.write(all.in(name).map()))));
    return Collections.unmodifiableMap(hashes);
  }

  /**
   * The image of each enabled service; one that is built without a name is called after project and
   * service, as Compose does.
   */
  public Map<String, String> images() {
    Map<String, String> images = new LinkedHashMap<>();
    services.forEach(
        (name, service) -> {
          if (!view().in("services").in(name).has("provider")) {
            images.put(name, service.image().orElse(name() + "-" + name));
          }
        });
    return Collections.unmodifiableMap(images);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComposeProject project
        && from.directory().equals(project.from.directory())
        && tree.equals(project.tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  @Override
  public String toString() {
    return "project " + name() + " " + services.keySet();
  }

  private Printed view() {
    return new Printed(tree);
  }

  private <T> Map<String, T> section(String key, BiFunction<String, Printed, T> make) {
    Map<String, T> made = new LinkedHashMap<>();
    view()
        .in(key)
        .map()
        .forEach((name, value) -> made.put(name, make.apply(name, Printed.of(value))));
    return Collections.unmodifiableMap(made);
  }
}
