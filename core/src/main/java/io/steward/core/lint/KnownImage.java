// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern CLIENT =
      Pattern.compile(
          "(.*/)?(ba|da|a)?sh|psql|pg_\\w+|mysql|mariadb|(mysql|mariadb)-?(dump|backup|check)"
              + "|mongo(sh|dump|restore|export|import)?|redis-cli|valkey-cli");
  private static final Pattern MAJOR = Pattern.compile("\\d{1,3}(?!\\d)");
  private static final Set<String> OWN_VOLUME = Set.of("postgres", "mariadb", "mysql", "mongo");

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

  /** Whether a program only talks to a database, or may do anything. */
  static boolean isClient(String program) {
    return CLIENT.matcher(program).matches();
  }

  /**
   * Where an image of it keeps its data, unless it is told otherwise. PostgreSQL's own keeps each
   * version apart since 18.
   */
  public String dataDirectory(Image image) {
    String maker = image.path().replaceFirst("/.*", "");
    return switch (maker) {
      case "linuxserver" -> "/config";
      case "bitnami", "bitnamilegacy" -> "/bitnami/" + image.shortName() + "/data";
      default ->
          major(image)
              .filter(major -> isOfficialPostgres(image) && major >= 18)
              .map(major -> "/var/lib/postgresql/" + major + "/docker")
              .orElse(dataDirectory);
    };
  }

  /** The volume that its official image makes for the data by itself; empty where not known. */
  public Optional<String> ownVolume(Image image) {
    boolean known =
        image.path().equals("library/" + image.shortName())
            && OWN_VOLUME.contains(image.shortName())
            && (!isOfficialPostgres(image) || major(image).filter(m -> m < 18).isPresent());
    return known ? Optional.of(dataDirectory) : Optional.empty();
  }

  private static boolean isOfficialPostgres(Image image) {
    return image.path().equals("library/postgres");
  }

  private static Optional<Integer> major(Image image) {
    Matcher major = MAJOR.matcher(image.tag().orElse(""));
    return major.lookingAt() ? Optional.of(Integer.valueOf(major.group())) : Optional.empty();
  }

  /** The port it listens on, unless it is told otherwise. */
  public int port() {
    return port;
  }
}
