// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityRulesTest {
  @TempDir private Path folder;

  @Test
  void tellsASocketThatCanBeWrittenFromOneThatCannot() {
    Looked looked =
        looked(
            """
            services:
              portainer:
                image: portainer/portainer-ce:2.33.0
                volumes:
                  - data:/data
                  - /var/run/docker.sock:/var/run/docker.sock
              traefik:
                image: traefik:v3.5
                volumes:
                  - type: bind
                    source: /run/docker.sock
                    target: /var/run/docker.sock
                    read_only: true
            volumes:
              data:
            """);

    assertThat(looked.found("docker-socket"))
        .containsExactly(
            "compose.yaml:6:9: portainer mounts the engine's socket by /var/run/docker.sock");
    assertThat(looked.found("docker-socket-read-only"))
        .singleElement()
        .asString()
        .startsWith("compose.yaml:10:9: traefik ");
  }

  @Test
  void namesSecretsAndNeverTheirValues() {
    Looked looked =
        looked(
            """
            services:
              app:
                image: nginx:1.27
                command: --token=ghp_a8Kq2Lm9Xz4Rt7Wv1Bn6Cs3Df5Gh0JkYpQeU
                environment:
                  - DB_PASSWORD=Tr0ub4dor&3-horse
                  - MAIL_PASSWORD=${MAIL_PASSWORD:-}
                  - SECRET_KEY_FILE=/run/secrets/key
                  - DATABASE_URL=postgres://app:s3cr3tW0rd@db/app
                  - TOKEN_LIFETIME=3600
                  - PASSWORD_POLICY=strict
            """);

    assertThat(looked.found("secret-in-plain-text"))
        .containsExactly(
            "compose.yaml:4:5: app has a GitHub token in --token",
            "compose.yaml:6:9: app has a password in DB_PASSWORD",
            "compose.yaml:9:9: app has a password in an address in DATABASE_URL");
    assertThat(looked.result(Map.of()).form("sarif"))
        .doesNotContain("Tr0ub4dor")
        .doesNotContain("s3cr3tW0rd")
        .doesNotContain("ghp_");
  }

  @Test
  void takesPasswordsForSecretsHoweverShortAndOptionsByTheirNames() {
    Looked looked =
        looked(
            """
            services:
              app:
                image: nginx:1.27
                command: redis-server --appendonly yes --requirepass hunter22
                environment:
                  DB_PASSWORD: hunter22
                  ADMIN_PASS: ${ADMIN_PASS:-}
                  JWT_SECRET: CorrectHorseBatteryStaple
                  clientSecret: k7Jp2xQ9vLr4TzW8mNb3
                  OTHER_PASSWORD: "none"
                  LOGIN_TOKEN: my-own.token-name
                  passwordHint: short
              tunnel:
                image: cloudflare/cloudflared:2024.11.0
                command: [ tunnel, run, --token, k7Jp2xQ9vLr4TzW8mNb3 ]
            """);

    assertThat(looked.found("secret-in-plain-text"))
        .containsExactly(
            "compose.yaml:4:5: app has a password in --requirepass",
            "compose.yaml:6:7: app has a password in DB_PASSWORD",
            "compose.yaml:8:7: app has a secret in JWT_SECRET",
            "compose.yaml:9:7: app has a secret in clientSecret",
            "compose.yaml:15:38: tunnel has a token in --token");
  }

  @Test
  void findsPortsOfDatabasesApartFromOthers() {
    Looked looked =
        looked(
            """
            services:
              db:
                image: mariadb:11.4
                ports:
                  - "3306:3306"
                  - "192.168.178.10:3307:3306"
              web:
                image: nginx:1.27
                ports:
                  - "8080-8082:80-82"
                  - "[::1]:9443:443"
            """);

    assertThat(looked.found("administration-port-on-every-address"))
        .containsExactly("compose.yaml:5:9: db publishes port 3306 on every address");
    assertThat(looked.found("port-on-every-address"))
        .containsExactly(
            "compose.yaml:9:5: web publishes port 8080 on every address",
            "compose.yaml:9:5: web publishes port 8081 on every address",
            "compose.yaml:9:5: web publishes port 8082 on every address");
  }

  @Test
  void readsBelowKeysOfTheHost() {
    Looked looked =
        looked(
            """
            services:
              backup:
                image: restic/restic:0.17.3
                volumes:
                  - /root/.ssh:/root/.ssh
                  - /etc/localtime:/etc/localtime
                  - /root/docker/restic:/data
            """);

    assertThat(looked.found("sensitive-host-path"))
        .containsExactly("compose.yaml:5:9: backup can write /root/.ssh");
  }

  @Test
  void acceptsRegistriesTheHomelabNames() {
    String compose = "services:\n  app:\n    image: registry.example.net/team/app:3\n";
    Example example =
        Example.of(compose).with("config/lint.yaml", "registries: [registry.example.net/team]\n");

    assertThat(looked(compose).found("unknown-registry"))
        .containsExactly("compose.yaml:3:5: app takes its image from registry.example.net");
    assertThat(Looked.at(folder.resolve("named"), example).found("unknown-registry")).isEmpty();
  }

  private Looked looked(String compose) {
    return Looked.at(folder, Example.of(compose));
  }
}
