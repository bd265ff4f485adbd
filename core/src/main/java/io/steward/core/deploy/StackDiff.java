// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.compose.Content;
import io.steward.core.config.YamlText;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what the files of a stack say with what a revision said. Asks no target. */
public final class StackDiff {
  private final StackSites sites;

  @Inject
  StackDiff(StackSites sites) {
    this.sites = sites;
  }

  /**
   * Compares with the revision that is named, or else with the present one.
   *
   * @throws OperationException of kind not found if there is no such revision
   */
  public TextDiff diff(StackRevision asked) {
    StackSite site = sites.get(asked.stack());
    Revision revision = revision(site, asked);
    WantedStack now = site.reader().read(site.stack());
    var secrecy = new Secrecy(now.secrets());
    List<TextDiff.Part> parts = new ArrayList<>();
    project(site, revision, now, secrecy, parts);
    files(revision, now, secrecy, parts);
    return new TextDiff(
        site.name(),
        revision.number(),
        revision.origin().at(),
        revision.origin().actor(),
        sites.bench().clock().instant(),
        parts);
  }

  private static Revision revision(StackSite site, StackRevision asked) {
    if (asked.revision().isPresent()) {
      int number = asked.revision().get();
      return site.store()
          .find(site.key(), number)
          .orElseThrow(() -> Inventory.missing(site.name(), number));
    }
    return site.store()
        .current(site.key())
        .orElseThrow(
            () ->
                OperationException.of(
                    ErrorKind.NOT_FOUND,
                    "stack "
                        + site.name()
                        + " was never deployed: there is no revision to compare with",
                    "steward plan " + site.name()));
  }

  private static void project(
      StackSite site,
      Revision revision,
      WantedStack now,
      Secrecy secrecy,
      List<TextDiff.Part> parts) {
    Map<String, @Nullable Object> was = tree(site, revision.project(), revision.rendered());
    Map<String, @Nullable Object> is = tree(site, now.project(), now.rendered());
    Map<String, @Nullable Object> old = ProjectSpelling.of(was, is);
    Map<String, @Nullable Object> fresh = ProjectSpelling.of(is, was);
    var masks = new Masks(secrecy);
    List<String> lines =
        UnifiedDiff.of(
            text(masks.masked("", old, fresh, "old")), text(masks.masked("", fresh, old, "new")));
    if (!lines.isEmpty()) {
      parts.add(new TextDiff.Part("rendered project", false, lines));
    }
  }

  /** One that was written from containers has other words for the same. */
  private static Map<String, @Nullable Object> tree(
      StackSite site, String project, String rendered) {
    return Json.read(
        site.reader().renderedAgain(site.stack(), project, rendered), "the project " + project);
  }

  private static List<String> text(@Nullable Object tree) {
    return YamlText.write(tree == null ? Map.of() : tree).lines().toList();
  }

  private void files(
      Revision revision, WantedStack now, Secrecy secrecy, List<TextDiff.Part> parts) {
    Map<Path, Content> old = new LinkedHashMap<>();
    revision.files().forEach(file -> old.put(file.path(), file));
    Map<Path, Content> fresh = new TreeMap<>();
    StackFiles.kept(now).forEach(file -> fresh.put(file.path(), file));
    Set<Path> secret =
        now.services().values().stream()
            .flatMap(service -> service.files().stream())
            .filter(MountedFile::secret)
            .map(MountedFile::path)
            .collect(Collectors.toSet());
    Set<Path> all = new TreeSet<>(old.keySet());
    all.addAll(fresh.keySet());
    for (Path path : all) {
      String was = text(old.get(path));
      String is = text(fresh.get(path));
      if (!was.equals(is)) {
        var masks = new Masks(secrecy);
        List<String> lines =
            UnifiedDiff.of(masks.lines(was, is, "old"), masks.lines(is, was, "new"));
        boolean hidden =
            secret.contains(path) || secrecy.known(was) || secrecy.known(is) || lines.isEmpty();
        parts.add(
            new TextDiff.Part(
                sites.homelab().display(path).toString(), hidden, hidden ? List.of() : lines));
      }
    }
  }

  private static String text(@Nullable Content content) {
    return content == null ? "" : new String(content.bytes(), StandardCharsets.UTF_8);
  }
}
