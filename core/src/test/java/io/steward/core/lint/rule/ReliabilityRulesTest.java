// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.lint.Example;
import io.steward.core.lint.Looked;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityRulesTest {
  @TempDir private Path folder;

  @Test
  void asksNothingOfWhatRunsOnce() {
    Looked looked =
        looked(
            """
            services:
              migrate:
                image: nextcloud:30.0
                command: occ upgrade
              app:
                image: nextcloud:30.0
                restart: unless-stopped
                depends_on:
                  migrate: { condition: service_completed_successfully }
            """);

    assertThat(looked.found("no-restart-policy")).isEmpty();
    assertThat(looked.found("no-health-check"))
        .containsExactly("compose.yaml:5:3: app has no health check in the file");
  }

  @Test
  void findsTwoStacksThatWriteOneDatabase() {
    String db =
        """
        services:
          db:
            image: mariadb:11.4
            restart: always
            volumes: ["data:/var/lib/mysql"]
        volumes:
          data: { name: shared }
        """;
    Looked looked =
        Looked.at(
            folder,
            Example.of("one/compose.yaml", db)
                .with("two/compose.yaml", db.replace("mariadb:11.4", "mysql:8.4")));

    assertThat(looked.found("shared-database-volume"))
        .containsExactly(
            "one/compose.yaml:5:15: db writes to the volume of two/db",
            "two/compose.yaml:5:15: db writes to the volume of one/db");
  }

  @Test
  void knowsWhereADatabaseKeepsItsData() {
    Looked looked =
        looked(
            """
            services:
              told:
                image: postgres:17.2
                environment: { PGDATA: /pg/data }
                volumes: ["told:/pg"]
              above:
                image: postgres:18.0
                volumes: ["above:/var/lib/postgresql"]
              beside:
                image: postgres:17.2
                volumes: ["beside:/var/lib/postgres"]
              memory:
                image: mysql:8.4
                tmpfs: ["/var/lib/mysql:size=1g"]
            volumes: { told: , above: , beside: }
            """);

    assertThat(looked.found("database-without-volume"))
        .containsExactly("compose.yaml:11:5: beside keeps /var/lib/postgresql/data on no volume");
  }

  @Test
  void knowsWhatImagesOfDatabasesDoByThemselves() {
    Looked looked =
        looked(
            """
            services:
              shadowed:
                image: postgres:16-alpine
                volumes: ["one:/var/lib/postgresql"]
              moved:
                image: postgres:18.1
                volumes: ["two:/var/lib/postgresql/data"]
              other:
                image: pgvector/pgvector:pg18
                volumes: ["three:/var/lib/postgresql"]
              maria:
                image: lscr.io/linuxserver/mariadb:10.11
                volumes: ["four:/config"]
              mongo:
                image: bitnami/mongodb:7.0
                volumes: ["five:/bitnami/mongodb"]
              dump:
                image: mariadb:11.4
                command: [ mariadb-dump, --all-databases ]
              copy:
                image: postgres:17.2
                entrypoint: [ /copy.sh ]
            volumes: { one: , two: , three: , four: , five: }
            """);

    assertThat(looked.found("database-without-volume"))
        .containsExactly(
            "compose.yaml:4:5: shadowed keeps /var/lib/postgresql/data on no volume",
            "compose.yaml:7:5: moved keeps /var/lib/postgresql/18/docker on no volume");
    assertThat(looked.found("database-stop-grace"))
        .extracting(found -> found.replaceAll(".*: (\\w+) is.*", "$1"))
        .containsExactly("shadowed", "moved", "other", "maria", "mongo");
  }

  @Test
  void namesBindsThatAreNotThere() {
    Looked looked =
        Looked.at(
            folder,
            Example.of(
                    "web/compose.yaml",
                    """
                    services:
                      web:
                        image: nginx:1.27
                        volumes:
                          - ./nginx.conf:/etc/nginx/nginx.conf:ro
                          - ./site:/usr/share/nginx/html
                    """)
                .with("web/nginx.conf", "events {}\n"));

    assertThat(looked.found("missing-bind-path"))
        .containsExactly("web/compose.yaml:6:9: web binds web/site, which is not there");
    assertThat(looked.found("relative-bind-path"))
        .containsExactly("web/compose.yaml:6:9: web writes to a folder beside its Compose file");
  }

  @Test
  void waitsOnlyForWhatCanBeAsked() {
    Looked looked =
        looked(
            """
            services:
              app:
                image: nextcloud:30.0
                depends_on: [db, cache]
              db:
                image: postgres:17.2
                healthcheck: { test: ["CMD", "pg_isready"] }
              cache:
                image: redis:7.4
            """);

    assertThat(looked.found("depends-without-condition"))
        .containsExactly("compose.yaml:4:5: app does not wait until db is healthy");
  }

  private Looked looked(String compose) {
    return Looked.at(folder, Example.of(compose));
  }
}
