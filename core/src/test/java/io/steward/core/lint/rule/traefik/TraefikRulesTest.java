// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraefikRulesTest {
  private static final String RULE = "- traefik.http.routers.blog.rule=Host(`blog.example.org`)\n";
  private static final String ENABLED = "- traefik.enable=true\n";

  @TempDir private Path folder;

  private List<String> found(String rule, Example example) {
    return Looked.at(folder, example).found(rule);
  }

  private List<String> found(String rule, String labels) {
    return found(rule, ProxyExample.labels(ENABLED + labels));
  }

  @Test
  void nothingIsWrongWithAnOrdinaryRoute() {
    Looked looked =
        Looked.at(
            folder,
            ProxyExample.exposed(
                ProxyExample.labels(
                    ENABLED
                        + RULE
                        + "- traefik.http.routers.blog.entrypoints=websecure\n"
                        + "- traefik.http.routers.blog.tls.certresolver=le\n"
                        + "- traefik.http.services.blog.loadbalancer.server.port=2368\n"),
                "lan"));

    assertThat(looked.result(Map.of()).findings())
        .filteredOn(finding -> finding.rule().startsWith("traefik-"))
        .isEmpty();
  }

  @Test
  void saysWhereAndWhatIsWrongWithARule() {
    assertThat(found("traefik-rule-invalid", "- traefik.http.routers.blog.rule=Hots(`a.example`)"))
        .containsExactly(
            "blog/compose.yaml:7:9: the rule of router blog of blog has the condition Hots, which"
                + " Traefik 3 does not know");
  }

  @Test
  void knowsWhatVersion3NoLongerReads() {
    assertThat(found("traefik-rule-invalid", "- traefik.http.routers.blog.rule=Host(`a.b`, `c.d`)"))
        .containsExactly(
            "blog/compose.yaml:7:9: the rule of router blog of blog gives Host 2 values, where"
                + " Traefik 3 takes 1");
  }

  @Test
  void readsRulesByTheVersionThatReadsThem() {
    Example two =
        ProxyExample.labels(ENABLED + "- traefik.http.routers.blog.rule=Host(`a.b`, `c.d`)");
    String proxy = two.files().getOrDefault("proxy/compose.yaml", "");

    assertThat(
            found(
                "traefik-rule-invalid",
                two.with("proxy/compose.yaml", proxy.replace("v3.5", "v2.11"))))
        .isEmpty();
  }

  @Test
  void readsRulesOfVersion2WhereTheRouterSaysSo() {
    assertThat(
            found(
                "traefik-rule-invalid",
                "- traefik.http.routers.blog.rule=Host(`a.b`, `c.d`)\n"
                    + "- traefik.http.routers.blog.ruleSyntax=v2"))
        .isEmpty();
  }

  @Test
  void takesHostSniOfTcp() {
    assertThat(
            found(
                "traefik-rule-invalid",
                "- traefik.tcp.routers.db.rule=HostSNI(`*`) && !ClientIP(`10.0.0.0/8`)"))
        .isEmpty();
  }

  @Test
  void unknownOptionsAreToldWithTheNearest() {
    Example example =
        ProxyExample.labels(ENABLED + RULE + "- traefik.http.routers.blog.entrypoint=websecure\n");

    assertThat(found("traefik-unknown-label", example))
        .containsExactly(
            "blog/compose.yaml:8:9: traefik.http.routers.blog.entrypoint is no label of Traefik,"
                + " which then ignores every label of the container");
  }

  @Test
  void labelsOfVersion1AreTold() {
    assertThat(found("traefik-unknown-label", "- traefik.frontend.rule=Host:a.example.org"))
        .containsExactly(
            "blog/compose.yaml:7:9: traefik.frontend.rule is a label of Traefik 1, which Traefik 2"
                + " and 3 ignore");
  }

  @Test
  void namesOfLabelsHaveNoCaseAndOthersBelowTraefikAreTheUsersOwn() {
    assertThat(
            found(
                "traefik-unknown-label",
                """
                - traefik.HTTP.Routers.blog.entryPoints=websecure
                - traefik.tags=public
                - traefik.http.middlewares.a.plugin.geoblock.allow[0]=DE
                - traefik.http.middlewares.b.headers.customResponseHeaders.X-A=b
                - traefik.http.routers.blog.tls.domains[0].main=example.org
                """))
        .isEmpty();
  }

  @Test
  void middlewaresOfOtherStacksAreKnown() {
    Example example =
        ProxyExample.labels(ENABLED + RULE + "- traefik.http.routers.blog.middlewares=auth@docker")
            .with(
                "auth/compose.yaml",
                """
                services:
                  auth:
                    image: authelia:4
                    labels:
                      traefik.http.middlewares.auth.forwardauth.address: http://auth:9091
                """);

    assertThat(found("traefik-unknown-middleware", example)).isEmpty();
  }

  @Test
  void middlewaresOfAFileAreReadFromIt() {
    Example example =
        ProxyExample.labels(
                ENABLED + RULE + "- traefik.http.routers.blog.middlewares=auth@file, gone@file")
            .with(
                "proxy/compose.yaml",
                """
                services:
                  traefik:
                    image: ghcr.io/traefik/traefik:v3.5
                    volumes:
                      - ./traefik.yml:/etc/traefik/traefik.yml:ro
                      - ./dynamic:/dynamic:ro
                    networks: [proxy]
                networks:
                  proxy: { name: proxy }
                """)
            .with(
                "proxy/traefik.yml",
                """
                providers:
                  docker: { exposedByDefault: false }
                  file: { directory: /dynamic }
                """)
            .with(
                "proxy/dynamic/auth.yml",
                """
                http:
                  middlewares:
                    auth:
                      basicAuth: { usersFile: /users }
                """);

    assertThat(found("traefik-unknown-middleware", example))
        .containsExactly(
            "blog/compose.yaml:8:9: router blog of blog has the middleware gone@file, which is"
                + " defined nowhere");
  }

  @Test
  void aFileThatNobodyCanReadKeepsTheRulesSilent() {
    Example example =
        ProxyExample.labels(
                ENABLED
                    + RULE
                    + "- traefik.http.routers.blog.middlewares=auth@file\n"
                    + "- traefik.http.routers.blog.entrypoints=https\n"
                    + "- traefik.http.routers.blog.tls.certresolver=other\n")
            .with(
                "proxy/compose.yaml",
                """
                services:
                  traefik:
                    image: traefik:v3.5
                    volumes: ["/srv/traefik:/etc/traefik:ro"]
                    networks: [proxy]
                networks:
                  proxy: { name: proxy }
                """);

    assertThat(found("traefik-unknown-middleware", example)).isEmpty();
    assertThat(found("traefik-unknown-entry-point", example)).isEmpty();
    assertThat(found("traefik-unknown-resolver", example)).isEmpty();
  }

  @Test
  void entryPointsOfVariablesAreKnown() {
    Example example =
        ProxyExample.labels(ENABLED + RULE + "- traefik.http.routers.blog.entrypoints=web,https")
            .with(
                "proxy/compose.yaml",
                """
                services:
                  traefik:
                    image: traefik
                    environment:
                      TRAEFIK_PROVIDERS_DOCKER: "true"
                      TRAEFIK_ENTRYPOINTS_WEB_ADDRESS: ":80"
                    networks: [proxy]
                networks:
                  proxy: { name: proxy }
                """);

    assertThat(found("traefik-unknown-entry-point", example))
        .containsExactly(
            "blog/compose.yaml:8:9: router blog of blog is on the entry point https, which Traefik"
                + " does not have");
  }

  @Test
  void withoutATraefikNothingIsSaidOfWhatItHas() {
    Example example =
        Example.of(
            """
            services:
              blog:
                image: ghost:5.100
                labels:
                  traefik.http.routers.blog.rule: Host(`blog.example.org`)
                  traefik.http.routers.blog.entrypoints: https
                  traefik.http.routers.blog.middlewares: auth
                  traefik.http.routers.blog.service: other
            """);

    assertThat(Looked.at(folder, example).result(Map.of()).findings())
        .filteredOn(finding -> finding.rule().startsWith("traefik-"))
        .isEmpty();
  }

  @Test
  void aServiceBehindAnotherContainerIsReachedByItsNetworks() {
    Example example =
        ProxyExample.compose(
            """
            services:
              vpn:
                image: gluetun:3
                networks: [proxy]
              blog:
                image: ghost:5.100
                network_mode: service:vpn
                labels:
                  - traefik.enable=true
                  - traefik.http.routers.blog.rule=Host(`blog.example.org`)
            networks:
              proxy: { name: proxy, external: true }
            """);

    assertThat(found("traefik-unreachable", example)).isEmpty();
  }

  @Test
  void severalNetworksWithoutChoiceAreToldWhereTraefikHasNoneOfItsOwn() {
    Example example =
        ProxyExample.behind(
                "- --providers.docker.exposedByDefault=false", "\"80:80\"", ENABLED + RULE)
            .with(
                "blog/compose.yaml",
                """
                services:
                  blog:
                    image: ghost:5.100
                    networks: [proxy, data]
                    labels:
                      - traefik.enable=true
                      - traefik.http.routers.blog.rule=Host(`blog.example.org`)
                networks:
                  proxy: { name: proxy, external: true }
                  data:
                """);

    assertThat(found("traefik-wrong-network", example))
        .containsExactly(
            "blog/compose.yaml:4:5: blog is on 2 networks, and none is chosen for Traefik");
  }

  @Test
  void aValueOfEnableThatIsNeitherTrueNorFalseIsTold() {
    assertThat(found("traefik-not-enabled", ProxyExample.labels("- traefik.enable=yes\n" + RULE)))
        .containsExactly(
            "blog/compose.yaml:6:9: traefik.enable of blog is neither true nor false: 'yes'");
  }

  @Test
  void whatIsSwitchedOffIsNotLookedAt() {
    Example off =
        ProxyExample.labels(
            "- traefik.enable=false\n- traefik.http.router.blog.rule=Host(blog.example.org)");

    assertThat(Looked.at(folder, off).result(Map.of()).findings())
        .filteredOn(finding -> finding.rule().startsWith("traefik-"))
        .isEmpty();
  }

  @Test
  void oneRuleWithAndWithoutTlsIsNoDuplicate() {
    assertThat(
            found(
                "traefik-duplicate-router",
                RULE
                    + "- traefik.http.routers.secure.rule=Host(`blog.example.org`)\n"
                    + "- traefik.http.routers.secure.tls=true"))
        .isEmpty();
  }

  @Test
  void twoServicesToChooseFromAreTold() {
    assertThat(
            found(
                "traefik-unknown-service",
                RULE
                    + "- traefik.http.services.a.loadbalancer.server.port=80\n"
                    + "- traefik.http.services.b.loadbalancer.server.port=81"))
        .containsExactly(
            "blog/compose.yaml:7:9: router blog of blog does not say to which service: a, b");
  }
}
