// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.Image;
import io.steward.core.lint.LintFile;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.List;

/** Finds images from registries that nobody named. */
final class UnknownRegistry implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("unknown-registry", Risk.LOW)
          .finds("an image from a registry that is not on the list")
          .why(
              """
              Whoever owns the registry decides what runs here with the next pull.
              """)
          .mend(
              """
              mirror the image, or add the registry to registries in config/lint.yaml
              """)
          .sameAs("CIS Docker 1.6.0 4.2")
          .bad(
              """
              services:
                app:
                  image: registry.example.net/app:3
              """)
          .good(
              """
              services:
                app:
                  image: ghcr.io/home-assistant/home-assistant:2026.11
              """)
          .build();
  private static final List<String> KNOWN =
      List.of(
          "docker.io",
          "ghcr.io",
          "quay.io",
          "lscr.io",
          "gcr.io",
          "registry.k8s.io",
          "mcr.microsoft.com",
          "public.ecr.aws",
          "codeberg.org",
          "docker.elastic.co",
          "registry.gitlab.com");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Image image = service.image();
    if (isUnknown(image, service.stack().settings())) {
      findings.add(
          service.at("image"), service.name() + " takes its image from " + image.registry());
    }
  }

  static boolean isUnknown(Image image, LintFile settings) {
    List<String> allowed = settings.registries().isEmpty() ? KNOWN : settings.registries();
    boolean local = image.registry().startsWith("localhost") || image.registry().startsWith("127.");
    boolean known =
        allowed.stream()
            .anyMatch(
                a -> a.equals(image.registry()) || (image.repository() + "/").startsWith(a + "/"));
    return !image.path().isEmpty() && !local && !known;
  }
}
