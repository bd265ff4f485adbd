// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Databases that are told by the name of their image. */
public enum KnownImage {
  /** PostgreSQL and what builds on it. */
  POSTGRES(
      "/var/lib/postgresql/data",
      5432,
      "postgres",
      "postgresql",
      "postgis",
      "pgvector",
      "pgvecto-rs",
      "timescaledb",
      "timescaledb-ha",
      "vectorchord-postgres",
      "pgautoupgrade"),
  /** MariaDB. */
  MARIADB("/var/lib/mysql", 3306, "mariadb"),
  /** MySQL and Percona's. */
  MYSQL("/var/lib/mysql", 3306, "mysql", "mysql-server", "percona", "percona-server"),
  /** MongoDB. */
  MONGO("/data/db", 27017, "mongo", "mongodb", "mongodb-community-server"),
  /** Redis and those that took its place. */
  REDIS(
      "/data", 6379, "redis", "redis-stack", "redis-stack-server", "valkey", "keydb", "dragonfly"),
  /** Elasticsearch. */
  ELASTICSEARCH("/usr/share/elasticsearch/data", 9200, "elasticsearch"),
  /** OpenSearch. */
  OPENSEARCH("/usr/share/opensearch/data", 9200, "opensearch"),
  /** InfluxDB 2. */
  INFLUXDB("/var/lib/influxdb2", 8086, "influxdb"),
  /** ClickHouse. */
  CLICKHOUSE("/var/lib/clickhouse", 8123, "clickhouse", "clickhouse-server"),
  /** Apache Cassandra. */
  CASSANDRA("/var/lib/cassandra", 9042, "cassandra"),
  /** Apache CouchDB. */
  COUCHDB("/opt/couchdb/data", 5984, "couchdb"),
  /** Neo4j. */
  NEO4J("/data", 7687, "neo4j"),
  /** Microsoft SQL Server. */
  SQL_SERVER("/var/opt/mssql", 1433, "mssql-server", "mssql/server");

  private final String dataDirectory;
  private final int port;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> names;

  KnownImage(String dataDirectory, int port, String... names) {
    this.dataDirectory = dataDirectory;
    this.port = port;
    this.names = List.of(names);
  }

  /** The database that an image is; empty for anything else. */
  public static Optional<KnownImage> of(Image image) {
    return Arrays.stream(values())
        .filter(
            known -> known.names.contains(image.shortName()) || known.names.contains(image.path()))
        .findFirst();
  }

  /** Where it keeps its data, unless it is told otherwise. */
  public String dataDirectory() {
    return dataDirectory;
  }

  /** The port it listens on, unless it is told otherwise. */
  public int port() {
    return port;
  }
}
