// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.HomelabException;
import io.steward.core.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at the Compose files of one folder, and takes what it understands. */
final class Glance {
  private final Path root;
  private final ComposeFolder folder;
  private final Variables variables;
  private final List<Node.Mapping> trees = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<String> fault = Optional.empty();

  private Glance(Path root, ComposeFolder folder) {
    this.root = root;
    this.folder = folder;
    this.variables = Variables.in(root.resolve(folder.dir()));
  }

  static FoundStack at(Path root, ComposeFolder folder) {
    var glance = new Glance(root, folder);
    folder.files().forEach(glance::read);
    return glance.stack();
  }

  private void read(String name) {
    Path relative = folder.dir().resolve(name);
    List<Problem> problems = new ArrayList<>();
    try {
      Node tree = Yaml.read(root.resolve(relative), relative.toString(), problems);
      if (tree instanceof Node.Mapping mapping) {
        trees.add(mapping);
      }
      problems.stream().findFirst().ifPresent(problem -> fault = Optional.of(problem.toString()));
    } catch (HomelabException e) {
      fault = Optional.of(e.getMessage());
    }
  }

  private FoundStack stack() {
    Map<String, List<Node.Mapping>> parts = new LinkedHashMap<>();
    for (Node.Mapping tree : trees) {
      entries(tree, "services")
          .forEach(
              (name, entry) -> {
                if (entry.value() instanceof Node.Mapping service) {
                  parts.computeIfAbsent(name, n -> new ArrayList<>()).add(service);
                }
              });
    }
    Set<Path> included = included(parts);
    if (fault.isEmpty() && parts.isEmpty() && included.isEmpty()) {
      fault = Optional.of(folder.dir().resolve(folder.files().get(0)) + ": holds no services");
    }
    List<FoundService> services = new ArrayList<>();
    parts.forEach((name, nodes) -> services.add(service(name, nodes)));
    environmentNote();
    return new FoundStack(
        folder, project(), services, networks(false), networks(true), included, fault, notes);
  }

  private void environmentNote() {
    Path dir = root.resolve(folder.dir());
    if (!Files.exists(dir.resolve(".env")) && Files.exists(dir.resolve(".env.example"))) {
      notes.add(".env.example lies here and .env does not: variables may be missing");
    }
  }

  private FoundService service(String name, List<Node.Mapping> nodes) {
    Set<String> hostnames = new LinkedHashSet<>();
    List<String> published = new ArrayList<>();
    Set<String> dependsOn = new LinkedHashSet<>();
    Set<String> networks = new LinkedHashSet<>();
    String image = "";
    for (Node.Mapping node : nodes) {
      image = node.find("image").map(Glance::text).orElse(image);
      Map<String, String> labels = pairs(node, "labels");
      node.find("deploy")
          .filter(Node.Mapping.class::isInstance)
          .ifPresent(deploy -> labels.putAll(pairs((Node.Mapping) deploy, "labels")));
      hostnames.addAll(hostnames(name, labels));
      dependsOn.addAll(names(node, "depends_on"));
      networks.addAll(names(node, "networks"));
      node.find("ports").ifPresent(ports -> items(ports).forEach(p -> port(p, published)));
    }
    if (networks.isEmpty()) {
      networks.add("default");
    }
    return new FoundService(name, image, List.copyOf(hostnames), published, dependsOn, networks);
  }

  private List<String> hostnames(String service, Map<String, String> labels) {
    List<String> found = new ArrayList<>();
    for (String rule : Traefik.rules(labels)) {
      for (String hostname : Traefik.hostnames(rule)) {
        Optional<String> resolved = variables.resolve(hostname);
        resolved.ifPresentOrElse(
            found::add,
            () -> notes.add(service + " answers for " + hostname + ", which has no value here"));
      }
    }
    return found;
  }

  private static void port(Node port, List<String> published) {
    if (port instanceof Node.Mapping mapping) {
      mapping
          .find("published")
          .map(Glance::text)
          .map(p -> mapping.find("host_ip").map(ip -> text(ip) + ":").orElse("") + p)
          .ifPresent(published::add);
    } else if (!text(port).isEmpty()) {
      published.add(text(port));
    }
  }

  private Map<String, String> networks(boolean external) {
    Map<String, String> networks = new LinkedHashMap<>();
    if (!external) {
      networks.put("default", project() + "_default");
    }
    for (Node.Mapping tree : trees) {
      entries(tree, "networks")
          .forEach(
              (key, entry) -> {
                Optional<Node> marked = find(entry.value(), "external");
                boolean outside = marked.filter(m -> !text(m).equals("false")).isPresent();
                if (outside == external) {
                  networks.put(key, realName(key, entry.value(), marked, external));
                } else {
                  networks.remove(key);
                }
              });
    }
    return networks;
  }

  private String realName(String key, Node node, Optional<Node> marked, boolean external) {
    Optional<Node> named = find(node, "name").or(() -> marked.flatMap(old -> find(old, "name")));
    return named
        .flatMap(name -> variables.resolve(text(name)))
        .orElse(external ? key : project() + "_" + key);
  }

  private String project() {
    Optional<String> named = Optional.empty();
    for (Node.Mapping tree : trees) {
      Optional<String> before = named;
      named = tree.find("name").flatMap(name -> variables.resolve(text(name))).or(() -> before);
    }
    return named.orElseGet(
        () ->
            String.valueOf(root.resolve(folder.dir()).getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]", "")
                .replaceFirst("^[_-]+", ""));
  }

  /** Files taken in by {@code include} or {@code extends}. */
  private Set<Path> included(Map<String, List<Node.Mapping>> services) {
    Set<Path> files = new LinkedHashSet<>();
    for (Node.Mapping tree : trees) {
      tree.find("include")
          .ifPresent(
              include ->
                  items(include)
                      .forEach(
                          item ->
                              find(item, "path")
                                  .map(Glance::items)
                                  .orElse(List.of(item))
                                  .forEach(path -> add(files, path))));
    }
    services.values().stream()
        .flatMap(List::stream)
        .forEach(
            service ->
                service
                    .find("extends")
                    .flatMap(extended -> find(extended, "file"))
                    .ifPresent(file -> add(files, file)));
    return files;
  }

  private void add(Set<Path> files, Node path) {
    String text = text(path);
    if (!text.isEmpty() && !text.contains("$") && !text.contains("://")) {
      files.add(root.resolve(folder.dir()).resolve(text).normalize());
    }
  }

  private static Map<String, Node.Entry> entries(Node.Mapping tree, String key) {
    return find(tree, key)
        .filter(Node.Mapping.class::isInstance)
        .map(node -> ((Node.Mapping) node).entries())
        .orElse(Map.of());
  }

  private static Optional<Node> find(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.find(key) : Optional.empty();
  }

  private static List<Node> items(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
  }

  private static Set<String> names(Node.Mapping service, String key) {
    Optional<Node> node = service.find(key);
    if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
      return mapping.entries().keySet();
    }
    Set<String> names = new LinkedHashSet<>();
    node.ifPresent(list -> items(list).forEach(item -> names.add(text(item))));
    names.remove("");
    return names;
  }

  private static Map<String, String> pairs(Node.Mapping service, String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Optional<Node> node = service.find(key);
    if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
      mapping.entries().forEach((name, entry) -> pairs.put(name, text(entry.value())));
    } else {
      node.ifPresent(
          list ->
              items(list)
                  .forEach(
                      item -> {
                        String[] parts = text(item).split("=", 2);
                        pairs.put(parts[0], parts.length == 2 ? parts[1] : "");
                      }));
    }
    return pairs;
  }

  private static String text(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull() ? scalar.text() : "";
  }
}
