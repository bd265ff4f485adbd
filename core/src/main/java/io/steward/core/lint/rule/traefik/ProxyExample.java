// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Example;

/** A homelab with a Traefik, for the examples of rules about what is behind it. */
final class ProxyExample {
  private static final String PROXY =
      """
      services:
        traefik:
          image: traefik:v3.5
          command:
            - --providers.docker.exposedByDefault=false
            - --providers.docker.network=proxy
            - --entryPoints.web.address=:80
            - --entryPoints.websecure.address=:443
            - --certificatesResolvers.le.acme.email=admin@example.org
          ports: ["80:80", "443:443"]
          networks: [proxy]
      networks:
        proxy: { name: proxy }
      """;

  private ProxyExample() {}

  /** The Traefik, and a stack behind it with these labels. */
  static Example labels(String labels) {
    return compose(
        """
        services:
          blog:
            image: ghost:5.100
            networks: [proxy]
            labels:
        %s
        networks:
          proxy: { name: proxy, external: true }
        """
            .formatted(labels.strip().indent(6).stripTrailing()));
  }

  /** The Traefik, and a stack behind it. */
  static Example compose(String compose) {
    return Example.of("proxy/compose.yaml", PROXY).with("blog/compose.yaml", compose);
  }

  /** The stack behind it is for these. */
  static Example exposed(Example example, String exposure) {
    return example.with(
        "config/services.yaml", "services:\n  blog: { stack: blog, exposure: " + exposure + " }\n");
  }

  /** A Traefik started with these arguments, and a stack behind it with these labels. */
  static Example behind(String arguments, String ports, String labels) {
    return labels(labels)
        .with(
            "proxy/compose.yaml",
            """
            services:
              traefik:
                image: traefik:v3.5
                command:
            %s
                ports: [%s]
                networks: [proxy]
            networks:
              proxy: { name: proxy }
            """
                .formatted(arguments.strip().indent(6).stripTrailing(), ports));
  }

  /** A Traefik alone, started with these arguments. */
  static Example started(String arguments) {
    return Example.of(
        """
        services:
          traefik:
            image: traefik:v3.5
            command:
        %s
            ports: ["80:80", "443:443"]
        """
            .formatted(arguments.strip().indent(6).stripTrailing()));
  }
}
