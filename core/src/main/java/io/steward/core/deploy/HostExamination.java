// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Examination.Check;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks which units of systemd and lines of cron call Compose, and for which of our stacks. */
final class HostExamination {
  private static final Pattern COMPOSE =
      Pattern.compile("\\bdocker-compose\\b|\\bdocker\\b.*\\bcompose\\b");
  private static final Pattern TOUCHES =
      Pattern.compile("\\s(up|down|restart|stop|start|rm|kill|create|pull|run|pause)\\b");
  private static final Pattern CD = Pattern.compile("^(?:if )?cd +([^;&|]+).*");
  private final HostFiles host;
  private final Homelab homelab;

  HostExamination(HostFiles host, Homelab homelab) {
    this.host = host;
    this.homelab = homelab;
  }

  List<Check> checks() {
    if (host.isContainer()) {
      String why = "Steward runs in a container and does not see the files of its host";
      return List.of(Check.notMade("systemd", why), Check.notMade("cron", why));
    }
    List<Check> checks = new ArrayList<>();
    add(checks, "systemd", "unit", host.units());
    add(checks, "cron", "table or script", host.cron());
    return checks;
  }

  private void add(List<Check> checks, String name, String what, HostFiles.Found found) {
    int before = checks.size();
    found.files().forEach(file -> file(checks, name, file));
    for (Path closed : found.unread()) {
      checks.add(
          Check.notMade(
              name, closed + " cannot be read as " + System.getProperty("user.name", "this user")));
    }
    if (checks.size() == before) {
      checks.add(Check.ok(name, "no " + what + " calls Compose"));
    }
  }

  private void file(List<Check> checks, String name, HostFiles.TextFile file) {
    int number = 0;
    String folder = "";
    for (String line : file.lines()) {
      if (line.strip().startsWith("WorkingDirectory=")) {
        folder = line.strip().substring("WorkingDirectory=".length());
      }
    }
    for (String line : file.lines()) {
      number++;
      String text = line.strip();
      Matcher cd = CD.matcher(text);
      folder = cd.matches() ? cd.group(1) : folder;
      boolean comment = HostFiles.TextFile.isComment(line);
      if (!comment && COMPOSE.matcher(text).find() && TOUCHES.matcher(text).find()) {
        checks.add(check(name, file.path() + ":" + number, text + " " + folder));
      }
    }
  }

  private Check check(String name, String place, String text) {
    Set<String> stacks = stacks(text);
    return stacks.isEmpty()
        ? Check.ok(name, place + " calls Compose, for none of our stacks as far as it tells")
        : Check.care(
            name,
            place + " calls Compose for " + String.join(", ", stacks),
            "take it out, or let it call: steward deploy " + String.join(" ", stacks));
  }

  /** Stacks whose folder, or something in it, is named. */
  private Set<String> stacks(String text) {
    return HostFiles.TextFile.paths(text).stream()
        .flatMap(path -> homelab.stacks().values().stream().filter(s -> path.startsWith(s.dir())))
        .map(Stack::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
