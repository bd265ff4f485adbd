// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Since which release Docker Compose does what a key says. Before it, a release rejects the key, or
 * reads it, prints it and does nothing: 2.26.1 of Debian 13 prints {@code post_start} and runs
 * nothing.
 */
public final class ComposeVersions {
  private static final String NEVER = "";
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(-\\d+)?");

  /** Keys with the first release that honours them; a value behind {@code =} is meant alone. */
  private static final Map<String, String> SINCE =
      Map.ofEntries(
          Map.entry("include", "2.20.0"),
          Map.entry("models", "2.38.0"),
          Map.entry("configs.*.content", "2.23.1"),
          Map.entry("configs.*.environment", "2.23.1"),
          Map.entry("networks.*.enable_ipv4", "2.33.1"),
          Map.entry("services.*.annotations", "2.26.0"),
          Map.entry("services.*.attach", "2.20.0"),
          Map.entry("services.*.build.entitlements", "2.27.0"),
          Map.entry("services.*.build.no_cache_filter", "5.0.0"),
          Map.entry("services.*.build.provenance", "2.39.0"),
          Map.entry("services.*.build.sbom", "2.39.0"),
          Map.entry("services.*.build.ulimits", "2.23.1"),
          Map.entry("services.*.depends_on.*.required", "2.20.2"),
          Map.entry("services.*.develop", "2.22.0"),
          Map.entry("services.*.develop.watch.[].action=restart", "2.32.0"),
          Map.entry("services.*.develop.watch.[].action=sync+exec", "2.32.0"),
          Map.entry("services.*.develop.watch.[].exec", "2.32.0"),
          Map.entry("services.*.develop.watch.[].include", "2.34.0"),
          Map.entry("services.*.develop.watch.[].initial_sync", "2.39.4"),
          Map.entry("services.*.devices.[].source", "2.29.3"),
          Map.entry("services.*.env_file.[].format", "2.30.0"),
          Map.entry("services.*.env_file.[].path", "2.24.0"),
          Map.entry("services.*.env_file.[].required", "2.24.0"),
          Map.entry("services.*.gpus", "2.30.0"),
          Map.entry("services.*.healthcheck.start_interval", "2.24.0"),
          Map.entry("services.*.label_file", "2.32.0"),
          Map.entry("services.*.models", "2.38.0"),
          Map.entry("services.*.models.*.model_var", "2.38.1"),
          Map.entry("services.*.networks.*.driver_opts", "2.27.1"),
          Map.entry("services.*.networks.*.gw_priority", "2.33.1"),
          Map.entry("services.*.networks.*.interface_name", "2.36.0"),
          Map.entry("services.*.networks.*.mac_address", "2.24.0"),
          Map.entry("services.*.ports.[].app_protocol", "2.25.0"),
          Map.entry("services.*.ports.[].name", "2.25.0"),
          Map.entry("services.*.post_start", "2.30.0"),
          Map.entry("services.*.pre_start", "5.3.0"),
          Map.entry("services.*.pre_stop", "2.30.0"),
          Map.entry("services.*.provider", "2.35.0"),
          Map.entry("services.*.pull_policy=daily", "2.34.0"),
          Map.entry("services.*.pull_policy=weekly", "2.34.0"),
          Map.entry("services.*.pull_policy=every_", "2.34.0"),
          Map.entry("services.*.pull_policy=refresh", NEVER),
          Map.entry("services.*.pull_refresh_after", NEVER),
          Map.entry("services.*.storage_opt", "2.24.4"),
          Map.entry("services.*.use_api_socket", "2.37.2"),
          Map.entry("services.*.volumes.[].bind.recursive", "2.30.0"),
          Map.entry("services.*.volumes.[].type=image", "2.35.0"),
          Map.entry("services.*.volumes.[].volume.labels", "2.35.0"),
          Map.entry("services.*.volumes.[].volume.subpath", "2.26.0"));

  /** Keys that no part of Compose but its reader has to know: a rebuilt release reads them. */
  private static final List<String> READER =
      List.of(
          "include",
          "services.*.devices.[].source",
          "services.*.env_file.[].path",
          "services.*.env_file.[].required",
          "services.*.label_file");

  private ComposeVersions() {}

  /**
   * The keys that need a certain release, each with the first that does what it says; empty for
   * those that none does. Steps are separated by dots, {@code *} is any name and {@code []} an
   * item.
   */
  public static Map<String, String> table() {
    return SINCE;
  }

  /** The keys of this table that a project uses, profiles regardless, in the order of the table. */
  public static List<NewerKey> keys(ComposeProject project) {
    return keys(project.written());
  }

  /** The keys of this table that are written in these files. */
  public static List<NewerKey> keys(ComposeNode written) {
    List<NewerKey> found = new ArrayList<>();
    SINCE.keySet().stream()
        .sorted()
        .forEach(
            entry -> {
              int cut = entry.indexOf('=');
              String path = cut < 0 ? entry : entry.substring(0, cut);
              String value = cut < 0 ? "" : entry.substring(cut + 1);
              List<String> steps = List.of(path.split("\\.", -1));
              new Search(entry, value, found).in(written, steps, "");
            });
    return found;
  }

  /**
   * What a release would reject or silently ignore.
   *
   * @param keys those a project uses
   * @param version of Compose, such as {@code 2.26.1}; nothing is found out of one without numbers
   */
  public static List<Problem> problems(List<NewerKey> keys, String version) {
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.find()) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    for (NewerKey key : keys) {
      boolean rebuilt = key.reader() && numbers.group(4) != null;
      if (!rebuilt && isOlder(numbers, key.since())) {
        String what =
            key.since().isEmpty()
                ? "no release of Compose does what it says"
                : "needs Compose "
                    + key.since()
                    + "; "
                    + numbers.group()
                    + " rejects or ignores it";
        problems.add(Problem.of(key.at(), key.key(), what, "remove the key or update Compose"));
      }
    }
    return problems;
  }

  private static boolean isOlder(Matcher numbers, String since) {
    Matcher needed = VERSION.matcher(since);
    if (!needed.matches()) {
      return true;
    }
    for (int part = 1; part <= 3; part++) {
      int difference =
          Integer.compare(
              Integer.parseInt(numbers.group(part)), Integer.parseInt(needed.group(part)));
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }

  /** Looks for one entry of the table in a tree. */
  private record Search(String entry, String value, List<NewerKey> found) {
    void in(ComposeNode node, List<String> steps, String path) {
      String step = steps.get(0);
      List<String> rest = steps.subList(1, steps.size());
      if (step.equals("[]")) {
        List<ComposeNode> items = node.items();
        for (int index = 0; index < items.size() && !rest.isEmpty(); index++) {
          in(items.get(index), rest, path + "[" + index + "]");
        }
        return;
      }
      for (String key : step.equals("*") ? node.keys() : List.of(step)) {
        node.get(key)
            .ifPresent(
                held -> held(node, key, held, rest, path.isEmpty() ? key : path + "." + key));
      }
    }

    private void held(
        ComposeNode holder, String key, ComposeNode held, List<String> rest, String path) {
      if (!rest.isEmpty()) {
        in(held, rest, path);
      } else if (value.isEmpty() || fits(held.text())) {
        holder
            .keyAt(key)
            .ifPresent(
                at ->
                    found.add(
                        new NewerKey(
                            at, path, SINCE.getOrDefault(entry, ""), READER.contains(entry))));
      }
    }

    private boolean fits(String text) {
      return value.endsWith("_") ? text.startsWith(value) : text.equals(value);
    }
  }
}
