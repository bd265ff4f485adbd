// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom Traefik lets in. */
class TraefikAccessTest {
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
  void theDashboardNeedsAPassword() {
    String api =
        RULE
            + "- traefik.http.routers.blog.service=api@internal\n"
            + "- traefik.http.middlewares.admin.basicauth.usersfile=/users\n";

    assertThat(found("traefik-open-dashboard", api))
        .containsExactly(
            "blog/compose.yaml:8:9: router blog of blog shows Traefik's API without a password");
  }

  @Test
  void aChainThatAsksForAPasswordGuardsTheDashboard() {
    String api =
        RULE
            + "- traefik.http.routers.blog.service=api@internal\n"
            + "- traefik.http.routers.blog.middlewares=guard\n"
            + "- traefik.http.middlewares.guard.chain.middlewares=admin\n"
            + "- traefik.http.middlewares.admin.basicauth.usersfile=/users\n";

    assertThat(found("traefik-open-dashboard", api)).isEmpty();
  }

  @Test
  void servicesForTheHomeNetworkAreFineWhereNothingIsPublic() {
    Example example = ProxyExample.exposed(ProxyExample.labels(ENABLED + RULE), "lan");

    assertThat(found("traefik-lan-open", example)).isEmpty();
  }

  @Test
  void internalServicesNeedNoRoute() {
    Example example =
        ProxyExample.exposed(
            ProxyExample.labels(
                ENABLED + RULE + "- traefik.http.routers.blog.entrypoints=websecure"),
            "internal");

    assertThat(found("traefik-lan-open", example))
        .containsExactly(
            "blog/compose.yaml:7:9: router blog of blog is open on websecure, though its exposure"
                + " is internal");
  }

  @Test
  void http3NeedsItsPortForUdp() {
    Example example =
        ProxyExample.exposed(
            ProxyExample.behind(
                """
                - --providers.docker.exposedByDefault=false
                - --entryPoints.websecure.address=:443
                - --entryPoints.websecure.http.tls=true
                - --entryPoints.websecure.http3=true
                """,
                "\"443:443\"",
                ENABLED + RULE),
            "public");

    assertThat(found("traefik-no-http3", example))
        .containsExactly(
            "proxy/compose.yaml:6:9: the entry point websecure speaks HTTP/3, and its port is"
                + " published for tcp only");
  }

  @Test
  void whatPassesTlsThroughAsTcpNeedsNoHttp3() {
    Example example =
        ProxyExample.exposed(
            ProxyExample.behind(
                """
                - --providers.docker.exposedByDefault=false
                - --entryPoints.web.address=:80
                - --entryPoints.websecure.address=:443
                - --entryPoints.websecure.http.tls=true
                - --entryPoints.websecure.http3=true
                """,
                "\"80:80\", \"443:443\", \"443:443/udp\"",
                ENABLED
                    + RULE
                    + """
                    - traefik.tcp.routers.mail.rule=HostSNI(`mail.example.org`)
                    - traefik.tcp.routers.mail.entrypoints=web
                    - traefik.tcp.routers.mail.tls.passthrough=true
                    """),
            "public");

    assertThat(found("traefik-no-http3", example)).isEmpty();
  }

  @Test
  void anEntryPointThatSendsOnToTlsIsNoPlainOne() {
    Example example =
        ProxyExample.exposed(
            ProxyExample.behind(
                """
                - --providers.docker.exposedByDefault=false
                - --entryPoints.web.address=:80
                - --entryPoints.web.http.redirections.entryPoint.to=websecure
                - --entryPoints.websecure.address=:443
                - --entryPoints.websecure.http.tls=true
                """,
                "\"80:80\", \"443:443\"",
                ENABLED + RULE),
            "public");

    assertThat(found("traefik-no-tls", example)).isEmpty();
  }
}
