// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.List;

/** Makes the paths of a file absolute: build contexts, bind mounts, files of variables, secrets. */
final class PathResolver {
  private static final List<String> REMOTE =
      List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

  private final FilePaths paths;

  PathResolver(FilePaths paths) {
    this.paths = paths;
  }

  void file(Value.Fields file) {
    each(file.get("services"), this::service);
    each(file.get("configs"), object -> folder(object, "file"));
    each(file.get("secrets"), object -> folder(object, "file"));
    each(file.get("volumes"), this::volume);
  }

  private interface Change {
    void apply(Value.Fields value);
  }

  private static void each(@org.jspecify.annotations.Nullable Value holder, Change change) {
    List<Value> values =
        holder instanceof Value.Fields map
            ? List.copyOf(map.values().values())
            : holder instanceof Value.Items list ? List.copyOf(list.values()) : List.of();
    for (Value value : values) {
      if (value instanceof Value.Fields fields) {
        change.apply(fields);
      }
    }
  }

  private void service(Value.Fields service) {
    Value.Fields build = service.fields("build");
    if (build != null) {
      context(build, "context");
      Value.Fields keys = build.fields("ssh");
      if (keys != null) {
        List.copyOf(keys.values().keySet()).forEach(name -> path(keys, name));
      }
      Value.Fields contexts = build.fields("additional_contexts");
      if (contexts != null) {
        List.copyOf(contexts.values().keySet()).forEach(name -> context(contexts, name));
      }
    }
    Value.Fields extended = service.fields("extends");
    if (extended != null) {
      path(extended, "file");
    }
    each(service.get("env_file"), file -> path(file, "path"));
    Value.Items labels = service.items("label_file");
    if (labels != null) {
      labels
          .values()
          .replaceAll(
              file ->
                  file instanceof Value.Leaf leaf
                      ? new Value.Leaf(leaf.at(), paths.absolute(leaf.text()))
                      : file);
    }
    each(service.get("volumes"), this::mount);
    Value.Fields develop = service.fields("develop");
    if (develop != null) {
      each(develop.get("watch"), this::linked);
    }
  }

  private void linked(Value.Fields watch) {
    if (watch.get("path") instanceof Value.Leaf leaf
        && leaf.data() instanceof String text
        && !text.isEmpty()
        && text.indexOf('\0') < 0) {
      watch.values().put("path", leaf.with(paths.linked(text)));
    }
  }

  private void mount(Value.Fields mount) {
    if ("bind".equals(mount.text("type"))) {
      folder(mount, "source");
    }
  }

  /** A path that means the folder itself when it is empty. */
  private void folder(Value.Fields holder, String key) {
    if (holder.get(key) instanceof Value.Leaf leaf && "".equals(leaf.data())) {
      holder.values().put(key, leaf.with(paths.absolute(".")));
    } else {
      path(holder, key);
    }
  }

  private void volume(Value.Fields volume) {
    Value.Fields options = volume.fields("driver_opts");
    if ("local".equals(volume.text("driver"))
        && options != null
        && "bind".equals(options.text("o"))) {
      path(options, "device");
    }
  }

  private void context(Value.Fields holder, String key) {
    String text = holder.text(key);
    if (text == null || text.contains("://") || text.startsWith("service:")) {
      return;
    }
    if (REMOTE.stream().noneMatch(text::startsWith)) {
      path(holder, key);
    }
  }

  private void path(Value.Fields holder, String key) {
    if (holder.get(key) instanceof Value.Leaf leaf
        && leaf.data() instanceof String text
        && !text.isEmpty()) {
      holder.values().put(key, leaf.with(paths.absolute(text)));
    }
  }
}
