// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.compose.ComposeNode;
import io.steward.core.compose.Mount;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import io.steward.core.lint.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds folders of a container that two things are mounted at. */
final class DuplicateMount implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("duplicate-mount", Severity.ERROR)
          .finds("two mounts at one place of a container")
          .why(
              "Of two volumes at one place Compose takes the last and leaves the other out; the engine refuses a volume and a tmpfs there.")
          .mend("take one of them out, or mount it at another place")
          .bad(
              """
              services:
                jellyfin:
                  image: jellyfin/jellyfin:10.10.3
                  volumes:
                    - /srv/films:/media
                    - /srv/series:/media
              """)
          .good(
              """
              services:
                jellyfin:
                  image: jellyfin/jellyfin:10.10.3
                  volumes:
                    - /srv/films:/media/films
                    - /srv/series:/media/series
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<ComposeNode> items = service.written("volumes").map(ComposeNode::items).orElse(List.of());
    Map<String, ComposeNode> seen = new LinkedHashMap<>();
    int index = 0;
    for (ComposeNode item : items) {
      String target = target(item);
      ComposeNode before = target.isEmpty() ? null : seen.put(target, item);
      if (before != null && isSameList(service, before, item)) {
        findings.add(
            service.valueAt("volumes", String.valueOf(index)),
            service.name() + " mounts " + target + " twice, and only the last counts");
      }
      index++;
    }
    tmpfs(service, findings);
  }

  private static void tmpfs(LintService service, Findings findings) {
    Set<String> mounted =
        service.compose().volumes().stream().map(Mount::target).collect(Collectors.toSet());
    for (String tmpfs : service.compose().tmpfs()) {
      String target = tidy(tmpfs.replaceFirst(":.*", ""));
      if (mounted.contains(target)) {
        findings.add(
            service.at("tmpfs"), service.name() + " mounts " + target + " twice, once in memory");
      }
    }
  }

  private static String target(ComposeNode item) {
    if (item.isMap()) {
      return tidy(item.get("target").map(ComposeNode::text).orElse(""));
    }
    String[] parts = item.text().split(":", -1);
    boolean windows = item.text().contains("\\");
    return windows ? "" : tidy(parts.length == 1 ? parts[0] : parts[1]);
  }

  private static String tidy(String target) {
    return target.length() > 1 && target.endsWith("/")
        ? target.substring(0, target.length() - 1)
        : target;
  }

  /** A mount of another file or another service may be put in the place of one on purpose. */
  private static boolean isSameList(LintService service, ComposeNode one, ComposeNode other) {
    int first = one.at().line();
    int last = other.at().line();
    SourceFile file = service.stack().source(one.at().source()).orElse(null);
    if (file == null || !one.at().source().equals(other.at().source()) || last < first) {
      return false;
    }
    int indent = indent(file.line(first));
    return IntStream.rangeClosed(first, last)
        .mapToObj(file::line)
        .noneMatch(line -> !saysNothing(line) && indent(line) < indent);
  }

  private static boolean saysNothing(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
