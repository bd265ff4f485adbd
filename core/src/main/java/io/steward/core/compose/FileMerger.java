// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts one file over another by the rules of the Compose Specification: maps are merged, lists are
 * appended, single values replaced; commands are replaced as a whole; environment, labels and the
 * like are merged by name whatever their form.
 */
final class FileMerger {
  private final Findings findings;

  FileMerger(Findings findings) {
    this.findings = findings;
  }

  /** Puts {@code over} on top of {@code base}, which changes. */
  void files(Value.Fields base, Value.Fields over) {
    each(base, over, Where.ROOT, this::section);
  }

  /** Puts a service over the one it extends, which changes. */
  Value service(Value base, Value over, Where where) {
    return maps(base, over, where, this::serviceKey);
  }

  private interface Merge {
    Value merge(String key, Value base, Value over, Where where);
  }

  private Value section(String key, Value base, Value over, Where where) {
    return switch (key) {
      case "services" ->
          maps(base, over, where, (name, old, next, at) -> maps(old, next, at, this::serviceKey));
      case "networks" ->
          maps(base, over, where, (name, old, next, at) -> maps(old, next, at, this::networkKey));
      case "volumes" ->
          maps(base, over, where, (name, old, next, at) -> maps(old, next, at, this::labelsKey));
      default -> any(key, base, over, where);
    };
  }

  private Value serviceKey(String key, Value base, Value over, Where where) {
    return switch (key) {
      case "annotations",
          "dns",
          "dns_opt",
          "dns_search",
          "env_file",
          "label_file",
          "environment",
          "labels",
          "sysctls",
          "tmpfs" ->
          sequence(base, over);
      case "command", "entrypoint" -> over;
      case "depends_on" -> maps(named(base, true), named(over, true), where, this::any);
      case "networks", "models" -> maps(named(base, false), named(over, false), where, this::any);
      case "extra_hosts" -> hosts(base, over);
      case "build" -> maps(context(base), context(over), where, this::buildKey);
      case "deploy" -> maps(base, over, where, this::labelsKey);
      case "healthcheck" ->
          maps(base, over, where, (k, b, o, w) -> k.equals("test") ? o : any(k, b, o, w));
      case "logging" -> logging(base, over, where);
      case "ulimits" -> maps(base, over, where, (name, old, next, at) -> next);
      default -> any(key, base, over, where);
    };
  }

  private Value buildKey(String key, Value base, Value over, Where where) {
    return switch (key) {
      case "args", "additional_contexts", "labels" -> sequence(base, over);
      case "extra_hosts" -> hosts(base, over);
      default -> any(key, base, over, where);
    };
  }

  private Value labelsKey(String key, Value base, Value over, Where where) {
    return key.equals("labels") ? sequence(base, over) : any(key, base, over, where);
  }

  private Value networkKey(String key, Value base, Value over, Where where) {
    return key.equals("ipam")
        ? maps(
            base, over, where, (k, b, o, w) -> k.equals("config") ? pools(b, o) : any(k, b, o, w))
        : labelsKey(key, base, over, where);
  }

  /** The rule for what has no rule of its own. */
  private Value any(String key, Value base, Value over, Where where) {
    if (over instanceof Value.Leaf leaf && leaf.isNull()) {
      return base;
    }
    if (base instanceof Value.Items old && over instanceof Value.Items next) {
      old.values().addAll(next.values());
      return old;
    }
    return maps(base, over, where, this::any);
  }

  private Value maps(Value base, Value over, Where where, Merge merge) {
    if (over instanceof Value.Leaf leaf && leaf.isNull()) {
      return base;
    }
    if (base instanceof Value.Leaf) {
      return over;
    }
    if (base instanceof Value.Fields old && over instanceof Value.Fields next) {
      each(old, next, where, merge);
      return old;
    }
    findings.add(
        over.at(), where, over.form() + " cannot be put over " + base.form() + " at " + base.at());
    return base;
  }

  private void each(Value.Fields base, Value.Fields over, Where where, Merge merge) {
    over.values()
        .forEach(
            (key, next) -> {
              Value old = base.get(key);
              Value merged =
                  old == null || key.startsWith("x-")
                      ? next
                      : merge.merge(key, old, next, where.child(key));
              base.put(key, over.keyAt(key), merged);
            });
  }

  private static Value sequence(Value base, Value over) {
    List<Value> values = new ArrayList<>(texts(base));
    values.addAll(texts(over));
    return new Value.Items(over instanceof Value.Leaf ? base.at() : over.at(), values);
  }

  private static Value hosts(Value base, Value over) {
    List<Value> values = new ArrayList<>(texts(base));
    List<String> known = values.stream().map(FileMerger::text).toList();
    texts(over).stream().filter(host -> !known.contains(text(host))).forEach(values::add);
    return new Value.Items(over.at(), values);
  }

  private static String text(Value value) {
    return value instanceof Value.Leaf leaf ? leaf.text() : "";
  }

  /** Any form as a list: a map becomes {@code NAME=value}, sorted. */
  private static List<Value> texts(Value value) {
    if (value instanceof Value.Items list) {
      return list.values();
    }
    if (value instanceof Value.Leaf leaf) {
      return leaf.isText() ? List.of(leaf) : List.of();
    }
    List<Value> values = new ArrayList<>();
    ((Value.Fields) value)
        .values()
        .forEach(
            (name, held) -> {
              if (held instanceof Value.Items list) {
                list.values().forEach(item -> values.add(pair(name, item)));
              } else {
                values.add(pair(name, held));
              }
            });
    values.sort(Comparator.comparing(FileMerger::text));
    return values;
  }

  private static Value pair(String name, Value held) {
    boolean none = held instanceof Value.Leaf leaf && leaf.isNull();
    return new Value.Leaf(held.at(), none ? name : name + "=" + text(held));
  }

  /** A list of names as a map; dependencies get what the short form means. */
  private static Value named(Value value, boolean dependency) {
    if (!(value instanceof Value.Items list)) {
      return value;
    }
    Value.Fields map = Value.Fields.empty(value.at());
    for (Value name : list.values()) {
      map.put(text(name), dependency ? started(name.at()) : new Value.Leaf(name.at(), null));
    }
    return map;
  }

  /** What a dependency in short form means. */
  static Value.Fields started(Position at) {
    Value.Fields dependency = Value.Fields.empty(at);
    dependency.put("condition", new Value.Leaf(at, "service_started"));
    dependency.put("required", new Value.Leaf(at, true));
    return dependency;
  }

  private static Value context(Value build) {
    if (!(build instanceof Value.Leaf leaf) || !leaf.isText()) {
      return build;
    }
    Value.Fields map = Value.Fields.empty(build.at());
    map.put("context", build);
    return map;
  }

  private Value logging(Value base, Value over, Where where) {
    @Nullable String old = base instanceof Value.Fields map ? map.text("driver") : null;
    @Nullable String next = over instanceof Value.Fields map ? map.text("driver") : null;
    return old == null || next == null || old.equals(next)
        ? maps(base, over, where, this::any)
        : over;
  }

  /** Address pools are merged by their subnet. */
  private Value pools(Value base, Value over) {
    if (!(base instanceof Value.Items old) || !(over instanceof Value.Items next)) {
      return over;
    }
    for (Value pool : next.values()) {
      Value same = null;
      for (Value known : old.values()) {
        if (subnet(known).equals(subnet(pool))) {
          same = known;
        }
      }
      if (same instanceof Value.Fields known && pool instanceof Value.Fields fields) {
        each(known, fields, Where.ROOT, this::any);
      } else {
        old.values().add(pool);
      }
    }
    return old;
  }

  private static String subnet(Value pool) {
    String subnet = pool instanceof Value.Fields map ? map.text("subnet") : null;
    return subnet == null ? "" : subnet;
  }
}
