// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which database an image is, as its reference and what it sets by itself tell. */
final class DatabaseImages {
  /** Numbers that begin a text; more than four digits are a date. */
  private static final Pattern LEADING =
      Pattern.compile(
          "(?:v|\\d+:)?(?<numbers>\\d{1,4}(?:\\.\\d{1,9})*)"
              + "(?:(?:alpha|beta|rc)\\d+)?(?![A-Za-z\\d.]).*");

  private static final Pattern POSTGRES =
      Pattern.compile("(?i)(?:.*[-_.])?pg(?<numbers>\\d{1,2}(?:\\.\\d+)*)(?![a-z\\d.]).*");

  /** What Bitnami's images say of what they hold. */
  private static final FieldKey BITNAMI = new FieldKey("environment", "BITNAMI_APP_NAME");

  private static final FieldKey BITNAMI_VERSION = new FieldKey("environment", "APP_VERSION");

  /**
   * The databases whose data outlives a version. How many numbers name a release that reads only
   * its own data, and how many may not get smaller, is what their makers say:
   *
   * <ul>
   *   <li>PostgreSQL: "A major release is numbered by increasing either the first or, before 10,
   *       the second part" and needs pg_upgrade or a dump; minor releases go both ways
   *       (postgresql.org/docs/current/upgrading.html).
   *   <li>MariaDB: mariadb-upgrade follows "one major release to another, such as from 10.4 to
   *       10.5"; there is no way down between them (mariadb.com/kb/en/mariadb-upgrade,
   *       /kb/en/downgrading-between-major-versions-of-mariadb).
   *   <li>MySQL: series are 5.7, 8.0, 8.4 and each innovation release; an 8.0 server does not start
   *       on the data of a newer patch (dev.mysql.com/doc/refman/8.4/en/upgrade-paths.html,
   *       /downgrading.html).
   *   <li>MongoDB: series such as 6.0 and 7.0, one after the other, each with its feature
   *       compatibility version (mongodb.com/docs/manual/release-notes).
   *   <li>Elasticsearch, OpenSearch: a node reads the indices of its own and the previous major,
   *       and does not start on the data of any newer version, patches included
   *       (elastic.co/guide/en/elasticsearch/reference/current/setup-upgrade.html,
   *       opensearch.org/docs/latest/install-and-configure/upgrade-opensearch).
   *   <li>Redis, Valkey: a newer minor may write a newer format of its dump, which an older one
   *       does not load (redis.io/docs/latest/operate/oss_and_stack/management/persistence,
   *       valkey.io/topics/migration).
   * </ul>
   */
  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              "PostgreSQL",
              new Series(10, 1),
              List.of("environment PG_VERSION", "environment PG_MAJOR"),
              "postgres|postgresql|postgis|pgvector|pgvecto-rs|vchord-postgres|timescaledb"
                  + "|timescaledb-ha|paradedb|apache/age",
              "pgvector|pgvecto-rs|vchord-postgres|timescaledb|timescaledb-ha|paradedb|apache/age"),
          new Family(
              "MariaDB",
              new Series(Series.ALL, 2),
              List.of("environment MARIADB_VERSION"),
              "mariadb|mariadb-galera",
              ""),
          new Family(
              "MySQL",
              new Series(Series.ALL, 3),
              List.of(
                  "environment MYSQL_VERSION", "environment MYSQL_MAJOR", "environment PS_VERSION"),
              "mysql|mysql-server|mysql/community-server|mysql/enterprise-server|percona"
                  + "|percona-server",
              ""),
          new Family(
              "MongoDB",
              new Series(Series.ALL, 2),
              List.of(
                  "environment MONGO_VERSION",
                  "environment MONGO_MAJOR",
                  "environment PSMDB_VERSION"),
              "mongo|mongodb|mongodb-community-server|mongodb-enterprise-server"
                  + "|percona-server-mongodb",
              ""),
          new Family(
              "Elasticsearch",
              new Series(0, 3),
              List.of("label org.label-schema.version"),
              "elasticsearch",
              ""),
          new Family(
              "OpenSearch",
              new Series(0, 3),
              List.of("label org.label-schema.version"),
              "opensearch",
              ""),
          new Family(
              "Redis",
              new Series(0, 2),
              List.of("environment REDIS_VERSION"),
              "redis|redis-stack|redis-stack-server",
              ""),
          new Family(
              "Valkey",
              new Series(0, 2),
              List.of("environment VALKEY_VERSION"),
              "valkey|valkey-bundle",
              ""));

  private DatabaseImages() {}

  /**
   * How a database counts its releases.
   *
   * @param twoBelow below this first number a release is named by two numbers, else by one
   * @param noWayDown how many numbers may not get smaller
   */
  record Series(int twoBelow, int noWayDown) {
    /** Two numbers always. */
    static final int ALL = Integer.MAX_VALUE;

    /** How many numbers name a release that reads only its own data. */
    int parts(int first) {
      return first < twoBelow ? 2 : 1;
    }
  }

  /**
   * One row of the table.
   *
   * @param name as its makers write it
   * @param series how it counts
   * @param told what its images say of their version, the best first
   * @param repositories the ends of the names of its images
   * @param others those of them whose tags begin with another version than the database's
   */
  private record Family(
      String name, Series series, List<String> told, String repositories, String others) {
    boolean has(String repository) {
      return repository.matches("(?:.*/)?(?:" + repositories + ")");
    }

    boolean leads(String repository) {
      return others.isEmpty() || !repository.matches("(?:.*/)?(?:" + others + ")");
    }
  }

  /**
   * A database in an image.
   *
   * @param name such as {@code PostgreSQL}
   * @param series how it counts
   * @param version as far as it is known; empty when nothing tells
   */
  record Found(String name, Series series, List<Integer> version) {
    Found {
      version = List.copyOf(version);
    }

    /** Whether its release is known. */
    boolean isTold() {
      return !version.isEmpty() && version.size() >= series.parts(version.get(0));
    }

    /** {@code PostgreSQL 16}, or that nobody can tell. */
    String words() {
      if (version.isEmpty()) {
        return name + " of a version that cannot be told";
      }
      return name + " " + String.join(".", version.stream().map(String::valueOf).toList());
    }
  }

  /**
   * The database of an image; empty for what is none.
   *
   * @param reference as files write it
   * @param own what the image sets by itself; nothing where that is not known
   */
  static Optional<Found> find(String reference, Fields own) {
    int digest = reference.indexOf('@');
    String named = digest < 0 ? reference : reference.substring(0, digest);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String repository = tagged ? named.substring(0, colon) : named;
    String tag = tagged ? named.substring(colon + 1) : "";
    return FAMILIES.stream()
        .filter(family -> family.has(repository))
        .findFirst()
        .map(
            family ->
                new Found(family.name(), family.series(), version(family, repository, tag, own)));
  }

  /** What the image itself says is what it holds; a tag is a word of whoever gave it. */
  private static List<Integer> version(Family family, String repository, String tag, Fields own) {
    for (String told : family.told()) {
      String[] key = told.split(" ", 2);
      List<Integer> version = read(LEADING, own.find(new FieldKey(key[0], key[1])).orElse(""));
      if (!version.isEmpty()) {
        return version;
      }
    }
    if (own.find(BITNAMI).isPresent()) {
      List<Integer> version = read(LEADING, own.find(BITNAMI_VERSION).orElse(""));
      if (!version.isEmpty()) {
        return version;
      }
    }
    if (family.name().equals("PostgreSQL")) {
      List<Integer> version = read(POSTGRES, tag);
      if (!version.isEmpty()) {
        return version;
      }
    }
    return family.leads(repository) ? read(LEADING, tag) : List.of();
  }

  private static List<Integer> read(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return List.of();
    }
    return List.of(matcher.group("numbers").split("\\.")).stream().map(Integer::valueOf).toList();
  }
}
