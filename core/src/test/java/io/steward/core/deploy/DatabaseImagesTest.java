// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseImagesTest {
  private static Optional<String> found(String image, String... own) {
    var fields = new Fields.Builder();
    for (int i = 0; i < own.length; i += 3) {
      fields.set(own[i], own[i + 1], own[i + 2]);
    }
    return DatabaseImages.find(image, fields.build()).map(DatabaseImages.Found::words);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres:16, PostgreSQL 16",
    "postgres:16.4, PostgreSQL 16.4",
    "postgres:16-alpine, PostgreSQL 16",
    "postgres:17rc1, PostgreSQL 17",
    "library/postgres:16.4-bookworm, PostgreSQL 16.4",
    "docker.io/library/postgres:9.6, PostgreSQL 9.6",
    "registry.lan:5000/postgres:15, PostgreSQL 15",
    "postgres:16@sha256:0123, PostgreSQL 16",
    "bitnami/postgresql:16.4.0-debian-12-r0, PostgreSQL 16.4.0",
    "pgvector/pgvector:pg16, PostgreSQL 16",
    "pgvector/pgvector:0.8.0-pg17, PostgreSQL 17",
    "timescale/timescaledb:latest-pg15, PostgreSQL 15",
    "timescale/timescaledb:2.17.2-pg16, PostgreSQL 16",
    "timescale/timescaledb-ha:pg14.5-ts2.8.0-latest, PostgreSQL 14.5",
    "postgis/postgis:16-3.4, PostgreSQL 16",
    "tensorchord/pgvecto-rs:pg16-v0.2.0, PostgreSQL 16",
    "ghcr.io/immich-app/postgres:14-vectorchord0.3.0-pgvectors0.2.0, PostgreSQL 14",
    "supabase/postgres:15.1.0.147, PostgreSQL 15.1.0.147",
    "apache/age:release_PG16_1.5.0, PostgreSQL 16",
    "mariadb:10.6, MariaDB 10.6",
    "lscr.io/linuxserver/mariadb:10.11.8-r0-ls130, MariaDB 10.11.8",
    "mysql:8.0, MySQL 8.0",
    "mysql/mysql-server:8.0.32, MySQL 8.0.32",
    "container-registry.oracle.com/mysql/community-server:8.4, MySQL 8.4",
    "percona/percona-server:8.0.36-28, MySQL 8.0.36",
    "mongo:7.0.5, MongoDB 7.0.5",
    "mongodb/mongodb-community-server:7.0.5-ubi8, MongoDB 7.0.5",
    "elasticsearch:8.15.0, Elasticsearch 8.15.0",
    "docker.elastic.co/elasticsearch/elasticsearch:7.17.24, Elasticsearch 7.17.24",
    "opensearchproject/opensearch:2, OpenSearch 2",
    "redis:7.2-alpine, Redis 7.2",
    "redis/redis-stack-server:7.2.0-v10, Redis 7.2.0",
    "valkey/valkey:8.0, Valkey 8.0",
  })
  void readsTheVersionOfTheTag(String image, String expected) {
    assertThat(found(image)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres",
        "postgres:latest",
        "postgres:alpine",
        "postgres:20240101",
        "pgvector/pgvector:0.8.0",
        "timescale/timescaledb:2.17.2",
        "postgres@sha256:0123456789",
      })
  void saysWhenATagTellsNothing(String image) {
    assertThat(found(image)).contains("PostgreSQL of a version that cannot be told");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx:1.27",
        "prometheuscommunity/postgres-exporter:0.15",
        "mongo-express:1.0",
        "prodrigestivill/postgres-backup-local:16",
        "docker.elastic.co/kibana/kibana:8.15.0",
        "dpage/pgadmin4:8",
      })
  void knowsWhatIsNoDatabase(String image) {
    assertThat(found(image)).isEmpty();
  }

  @Test
  void believesTheImageBeforeItsTag() {
    assertThat(found("postgres:latest", "environment", "PG_MAJOR", "16")).contains("PostgreSQL 16");
    assertThat(found("me/postgres:2", "environment", "PG_VERSION", "16.4-1.pgdg120+2"))
        .contains("PostgreSQL 16.4");
    assertThat(found("mariadb:lts", "environment", "MARIADB_VERSION", "1:11.4.2+maria~ubu2404"))
        .contains("MariaDB 11.4.2");
    assertThat(
            found(
                "mysql:latest",
                "environment",
                "MYSQL_VERSION",
                "innovation",
                "environment",
                "MYSQL_MAJOR",
                "8.4"))
        .contains("MySQL 8.4");
    assertThat(found("mongo", "environment", "MONGO_VERSION", "7.0.5")).contains("MongoDB 7.0.5");
    assertThat(found("redis", "environment", "REDIS_VERSION", "7.2.4")).contains("Redis 7.2.4");
    assertThat(found("elasticsearch:x", "label", "org.label-schema.version", "8.15.0"))
        .contains("Elasticsearch 8.15.0");
    assertThat(
            found(
                "bitnami/mysql:latest",
                "environment",
                "BITNAMI_APP_NAME",
                "mysql",
                "environment",
                "APP_VERSION",
                "8.4.3"))
        .contains("MySQL 8.4.3");
    assertThat(found("mysql:latest", "environment", "APP_VERSION", "3"))
        .contains("MySQL of a version that cannot be told");
  }

  private static String jump(String from, String to) {
    return DatabaseJumps.between(
            "db",
            DatabaseImages.find(from, Fields.NONE).orElseThrow(),
            DatabaseImages.find(to, Fields.NONE).orElseThrow())
        .map(jump -> jump.kind() + " " + jump.from() + ", " + jump.to())
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres:16 | postgres:17 | UPGRADE PostgreSQL 16, PostgreSQL 17",
        "postgres:16.4 | pgvector/pgvector:pg17 | UPGRADE PostgreSQL 16, PostgreSQL 17",
        "postgres:16.3 | postgres:16.4 | none",
        "postgres:16.4 | postgres:16.3 | none",
        "postgres:16 | postgis/postgis:16-3.4 | none",
        "postgres:9.5 | postgres:9.6 | UPGRADE PostgreSQL 9.5, PostgreSQL 9.6",
        "postgres:9.6 | postgres:10 | UPGRADE PostgreSQL 9.6, PostgreSQL 10",
        "postgres:17 | postgres:16 | DOWNGRADE PostgreSQL 17, PostgreSQL 16",
        "mariadb:10.6.18 | mariadb:11.4 | UPGRADE MariaDB 10.6, MariaDB 11.4",
        "mariadb:10.6 | mariadb:10.11 | UPGRADE MariaDB 10.6, MariaDB 10.11",
        "mariadb:10.11.6 | mariadb:10.11.8 | none",
        "mysql:5.7 | mysql:8.0 | UPGRADE MySQL 5.7, MySQL 8.0",
        "mysql:8.0 | mysql:8.4 | UPGRADE MySQL 8.0, MySQL 8.4",
        "mysql:8.0.36 | mysql:8.0.35 | DOWNGRADE MySQL 8.0.36, MySQL 8.0.35",
        "mongo:6.0 | mongo:7.0 | UPGRADE MongoDB 6.0, MongoDB 7.0",
        "elasticsearch:7.17.0 | elasticsearch:8.15.0 | UPGRADE Elasticsearch 7, Elasticsearch 8",
        "elasticsearch:8.14.0 | elasticsearch:8.15.0 | none",
        "elasticsearch:8.15.0 | elasticsearch:8.14.0 | DOWNGRADE Elasticsearch 8.15, Elasticsearch 8.14",
        "redis:7 | redis:8 | UPGRADE Redis 7, Redis 8",
        "redis:7.2 | redis:7 | none",
        "redis:7.4 | redis:7.2 | DOWNGRADE Redis 7.4, Redis 7.2",
        "redis:7.2 | valkey/valkey:8.0 | OTHER Redis 7, Valkey 8",
        "mysql:8.0 | mariadb:11.4 | OTHER MySQL 8.0, MariaDB 11.4",
        "postgres:16 | postgres:latest | UNTOLD PostgreSQL 16, PostgreSQL of a version that cannot be told",
        "postgres:latest | postgres:16 | UNTOLD PostgreSQL of a version that cannot be told, PostgreSQL 16",
        "mysql:8.0 | mysql:8 | UNTOLD MySQL 8.0, MySQL 8",
        "mysql:8 | mysql:9 | UPGRADE MySQL 8, MySQL 9",
        "postgres:latest | postgres:alpine | none",
      })
  void saysWhatOneVersionDoesToTheDataOfAnother(String from, String to, String expected) {
    assertThat(jump(from, to)).isEqualTo(expected);
  }
}
