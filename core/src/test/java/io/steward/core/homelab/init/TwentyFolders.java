// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Twenty folders with Compose files as people have them. */
final class TwentyFolders {
  private TwentyFolders() {}

  static void in(Path root) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    proxies(files);
    pages(files);
    ordinary(files);
    small(files);
    odd(files);
    nine(files);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** What every file holds, by its path. */
  static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private static void proxies(Map<String, String> files) {
    files.put(
        "docker/traefik/docker-compose.yml",
        """
        version: "3.8"
        services:
          traefik:
            image: traefik:v3.1
            container_name: traefik
            ports: ["80:80", "443:443"]
            networks: [proxy]
            volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro", "./acme:/acme"]
            labels:
              - traefik.enable=true
              - traefik.http.routers.dash.rule=Host(`traefik.example.org`)
        networks:
          proxy: { external: true }
        """);
    files.put(
        "docker/authelia/docker-compose.yml",
        """
        services:
          authelia:
            image: authelia/authelia:4
            networks: [proxy]
            labels:
              traefik.http.routers.auth.rule: "Host(`auth.${DOMAIN}`)"
        networks:
          proxy: { external: { name: proxy } }
        """);
    files.put("docker/authelia/.env", "# mine\nDOMAIN=example.org\n");
  }

  private static void pages(Map<String, String> files) {
    files.put(
        "docker/whoami/compose.yml",
        """
        services:
          whoami:
            image: traefik/whoami
            labels:
              - "traefik.http.routers.w.rule=Host(`who.example.org`, `me.example.org`)"
        """);
    files.put(
        "docker/homepage/docker-compose.yaml",
        """
        services:
          homepage:
            image: ghcr.io/gethomepage/homepage
            labels:
              - "traefik.http.routers.h.rule=Host(`home.lan`) || Host(`start.lan`)"
        """);
  }

  private static void ordinary(Map<String, String> files) {
    files.put(
        "docker/nextcloud/docker-compose.yml",
        """
        services:
          db: { image: "mariadb:11", env_file: .env, volumes: ["db:/var/lib/mysql"] }
          redis: { image: "redis:7" }
          app:
            image: nextcloud:29
            depends_on: [db, redis]
            ports: ["8081:80"]
        volumes: { db: }
        """);
    files.put("docker/nextcloud/.env", "MYSQL_PASSWORD=secret\n");
    files.put(
        "docker/gitea/docker-compose.yml",
        """
        services:
          gitea: { image: "gitea/gitea:1.22", ports: ["3000:3000", "2222:22"] }
        networks:
          default: { name: git }
        """);
    files.put(
        "docker/runner/docker-compose.yml",
        """
        services:
          runner: { image: gitea/act_runner, networks: [git] }
        networks:
          git: { external: true }
        """);
  }

  private static void small(Map<String, String> files) {
    files.put(
        "docker/blog/docker-compose.yml", "services: { web: { build: ., ports: ['8082:80'] } }\n");
    files.put("docker/blog/Dockerfile", "FROM nginx\n");
    files.put("docker/pihole/docker-compose.yml", "services: { pihole: { image: pihole } }\n");
    files.put(
        "docker/pihole/docker-compose.override.yml",
        "services: { pihole: { ports: ['192.168.178.10:53:53/udp'] } }\n");
    files.put(
        "docker/vaultwarden/compose.yaml",
        "services: { vault: { image: vaultwarden, ports: ['127.0.0.1:8083:80'] } }\n");
    files.put("docker/paperless/compose.yaml", "services: { web: { image: '${PAPERLESS}' } }\n");
    files.put("docker/paperless/.env.example", "PAPERLESS=paperless\n");
    files.put("docker/unifi/docker-compose.yml", "services: { unifi: { image: unifi } }\n");
  }

  private static void odd(Map<String, String> files) {
    files.put("docker/Küche & Bad/docker-compose.yml", "services: { mealie: { image: mealie } }\n");
    files.put("docker/2048/docker-compose.yml", "services: { game: { image: '2048' } }\n");
    files.put("old/gitea/docker-compose.yml", "services: { gitea: { image: 'gitea:1.1' } }\n");
    files.put("日本/compose.yaml", "services: { wiki: { image: wiki } }\n");
    files.put("docker/media/docker-compose.yml", "services: { plex: { image: plex } }\n");
    files.put("docker/media/docker-compose.arr.yml", "services: { sonarr: { image: sonarr } }\n");
    files.put("docker/monitoring/prod.compose.yml", "services: { prom: { image: prom } }\n");
    files.put("docker/broken/docker-compose.yml", "services:\n  web:\n\timage: nginx\n");
    files.put("docker/blog/node_modules/x/docker-compose.yml", "services: { no: { image: no } }\n");
    files.put("docker/.trash/docker-compose.yml", "services: { no: { image: no } }\n");
  }

  private static void nine(Map<String, String> files) {
    var text = new StringBuilder("name: everything\nservices:\n");
    for (String service : new String[] {"sonarr", "radarr", "lidarr", "bazarr", "prowlarr"}) {
      text.append("  " + service + ":\n    image: " + service + ":latest\n");
      text.append("    depends_on: { vpn: { condition: service_started } }\n");
      text.append("    labels: [\"traefik.http.routers." + service);
      text.append(".rule=Host(`" + service + ".example.org`)\"]\n");
    }
    text.append("  vpn: { image: gluetun }\n  cache: { image: redis }\n");
    text.append("  requests: { image: ombi, ports: ['3579:3579'], depends_on: [cache] }\n");
    text.append("  watch: { image: watchtower }\n");
    files.put("docker-compose.yml", text.toString());
  }
}
