// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.config.ConfigurationFile;
import io.steward.core.operation.Arg;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code lint.yaml}; the text of each key stands with it.
 *
 * @param packs packs that run although they are off by default
 * @param severity how much findings of a rule matter
 * @param ignore findings that are accepted
 * @param registries where images may come from
 * @param portainerText stacks of which Portainer has the text alone
 * @param conventions how things are named here
 */
public record LintFile(
    @Arg("Packs that run although they are off by default, such as style") List<String> packs,
    @Arg("How much the findings of a rule matter, by its name") Map<String, RuleLevel> severity,
    @Arg("Findings that are accepted, by a name of your own") Map<String, IgnoreSettings> ignore,
    @Arg(
            "Registries, or registries with the beginning of a path, that images may come from,"
                + " such as ghcr.io/home-operations; docker.io, ghcr.io, quay.io, lscr.io,"
                + " gcr.io and registry.k8s.io unless given")
        List<String> registries,
    @Arg(
            "Stacks that are kept in Portainer as text, pasted into its editor: nothing of their"
                + " folder is at hand there")
        List<String> portainerText,
    @Arg("How things are named in this homelab, for the pack style")
        ConventionSettings conventions) {
  /** How the file is found and read. */
  public static final ConfigurationFile<LintFile> FILE =
      new ConfigurationFile<>(
          "lint", LintFile.class, "What Compose files are held to, and what is accepted");

  /** Keeps its own copies. */
  public LintFile {
    packs = List.copyOf(packs);
    severity = Collections.unmodifiableMap(new LinkedHashMap<>(severity));
    ignore = Collections.unmodifiableMap(new LinkedHashMap<>(ignore));
    registries = List.copyOf(registries);
    portainerText = List.copyOf(portainerText);
  }

  /** Nothing set. */
  public static LintFile none() {
    return new LintFile(
        List.of(), Map.of(), Map.of(), List.of(), List.of(), ConventionSettings.none());
  }
}
