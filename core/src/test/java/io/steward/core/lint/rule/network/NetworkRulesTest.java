// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkRulesTest {
  private static final String PROXY =
      """
      services:
        traefik:
          image: traefik:v3.5
          command: [--providers.docker.exposedByDefault=false]
          networks: [proxy]
      networks:
        proxy: { name: proxy }
      """;

  @TempDir private Path folder;

  private List<String> found(String rule, Example example) {
    return Looked.at(folder, example).found(rule);
  }

  private static Example behind(String compose) {
    return Example.of("proxy/compose.yaml", PROXY).with("blog/compose.yaml", compose);
  }

  @Test
  void aDatabaseOnTheProxysNetworkIsToldWithItsName() {
    assertThat(
            found(
                "network-database-exposed",
                behind(
                    """
                    services:
                      db:
                        image: ghcr.io/immich-app/postgres:17
                        networks: { shared: }
                    networks:
                      shared: { name: proxy, external: true }
                    """)))
        .containsExactly(
            "blog/compose.yaml:4:5: db is a database on proxy, a network of the reverse proxy");
  }

  @Test
  void aDatabaseThatTraefikRoutesToIsMeantToBeThere() {
    assertThat(
            found(
                "network-database-exposed",
                behind(
                    """
                    services:
                      db:
                        image: postgres:17
                        networks: [proxy]
                        labels:
                          traefik.enable: "true"
                          traefik.tcp.routers.db.rule: HostSNI(`db.example.org`)
                    networks:
                      proxy: { name: proxy, external: true }
                    """)))
        .isEmpty();
  }

  @Test
  void aPortOfTheHostItselfIsNoWayAround() {
    assertThat(
            found(
                "network-port-beside-proxy",
                behind(
                    """
                    services:
                      git:
                        image: forgejo:9
                        networks: [proxy]
                        ports: ["127.0.0.1:3000:3000", "2222:22"]
                        labels:
                          traefik.enable: "true"
                          traefik.http.routers.git.rule: Host(`git.example.org`)
                          traefik.http.services.git.loadbalancer.server.port: "3000"
                    networks:
                      proxy: { name: proxy, external: true }
                    """)))
        .isEmpty();
  }

  @Test
  void ofSeveralPortsTheOneBehindTheProxyIsTold() {
    assertThat(
            found(
                "network-port-beside-proxy",
                behind(
                    """
                    services:
                      git:
                        image: forgejo:9
                        networks: [proxy]
                        ports: ["3000:3000", "2222:22"]
                        labels:
                          traefik.enable: "true"
                          traefik.http.routers.git.rule: Host(`git.example.org`)
                          traefik.http.services.git.loadbalancer.server.port: "3000"
                    networks:
                      proxy: { name: proxy, external: true }
                    """)))
        .containsExactly(
            "blog/compose.yaml:5:5: git is behind Traefik, and publishes port 3000 too");
  }

  @Test
  void networksOfServicesWithAProfileAndTheDefaultAreUsed() {
    assertThat(
            found(
                "network-unused",
                Example.of(
                    """
                    services:
                      web:
                        image: nginx:1.27
                      tool:
                        image: nginx:1.27
                        profiles: [tools]
                        networks: { back: { aliases: [x] } }
                    networks:
                      default: { name: web }
                      back:
                      old: { external: true }
                    """)))
        .containsExactly("compose.yaml:11:3: no service is on the network old");
  }

  @Test
  void servicesThatNeedEachOtherMayShareANetwork() {
    assertThat(
            found(
                "network-mixed-exposure",
                Example.of(
                        "blog/compose.yaml",
                        """
                        services:
                          web:
                            image: ghost:5.100
                          db:
                            image: mysql:8.4
                        """)
                    .with(
                        "config/services.yaml",
                        """
                        services:
                          web: { stack: blog, exposure: public, runs: [blog/web], depends-on: [db] }
                          db: { stack: blog, exposure: internal, runs: [blog/db] }
                        """)))
        .isEmpty();
  }

  @Test
  void subnetsOfOneNetworkAndOfOthersPeopleAreNotCompared() {
    assertThat(
            found(
                "network-overlapping-subnets",
                Example.of(
                        "a/compose.yaml",
                        """
                        services:
                          web: { image: nginx:1.27 }
                        networks:
                          default:
                            name: shared
                            ipam: { config: [{ subnet: 172.30.0.0/16 }] }
                        """)
                    .with(
                        "b/compose.yaml",
                        """
                        services:
                          web: { image: nginx:1.27 }
                        networks:
                          default:
                            name: shared
                            ipam: { config: [{ subnet: 172.30.0.0/16 }, { subnet: "fd00::/64" }] }
                        """)))
        .isEmpty();
  }

  @Test
  void overlappingSubnetsAreToldOnBothSides() {
    Example example = new OverlappingSubnets().spec().bad();

    assertThat(found("network-overlapping-subnets", example))
        .containsExactly(
            "blog/compose.yaml:8:11: the subnet 172.30.0.0/16 of default overlaps 172.30.4.0/24 of"
                + " wiki/default",
            "wiki/compose.yaml:8:11: the subnet 172.30.4.0/24 of default overlaps 172.30.0.0/16 of"
                + " blog/default");
  }
}
