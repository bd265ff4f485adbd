// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.config.ConfigurationSource;
import io.steward.core.homelab.Homelab;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedFieldsTest {
  @TempDir Path folder;

  private WantedStack read(String compose) {
    try (var bench =
        new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", compose)) {
      bench.file("stacks/site/web.conf", "one\n");
      return bench.get(StackReader.class).read(bench.get(Homelab.class).getStack("site"));
    }
  }

  private Map<String, String> fields(String compose) {
    Map<String, String> fields = new TreeMap<>();
    Optional.ofNullable(read(compose).services().get("web"))
        .orElseThrow()
        .fields()
        .values()
        .forEach(
            (key, value) ->
                fields.put(
                    (key.field() + " " + key.name()).strip(),
                    value.replace(folder.toString(), "~")));
    return fields;
  }

  @Test
  void leavesOutAliasesThatItHasAnyway() {
    String compose =
        """
        services:
          web:
            image: nginx
            container_name: pages
            networks: { default: { aliases: [ web, pages, site-web-1, site-web, other ] } }
        """;

    assertThat(fields(compose)).containsEntry("network site_default", "joined as other");
    assertThat(fields(compose.replace(", other", "")))
        .containsEntry("network site_default", "joined");
  }

  @Test
  void asksForDevicesInOneForm() {
    assertThat(
            fields(
                """
                services:
                  web:
                    image: nginx
                    deploy:
                      resources:
                        reservations:
                          devices:
                            - { driver: nvidia, count: 2, capabilities: [gpu, utility] }
                            - { device_ids: ["0", "3"], capabilities: [tpu] }
                """))
        .containsEntry("device requests", "gpu+utility: 2 by nvidia, tpu: 0+3");
    assertThat(fields("services: { web: { image: nginx, gpus: all } }"))
        .containsEntry("device requests", "gpu: all");
  }

  @Test
  void hasTheMountsOfOthersButTheirNamelessOnes() {
    Map<String, String> fields =
        fields(
            """
            services:
              web:
                image: nginx
                volumes_from: [ "b:ro", "container:elsewhere" ]
                volumes: [ "own:/b" ]
              b:
                image: nginx
                volumes_from: [ c ]
                volumes: [ "data:/data:ro", "data:/b", /nameless ]
              c: { image: nginx, volumes: [ "data:/data", "/srv:/srv" ] }
            volumes: { data: {}, own: {} }
            """);

    assertThat(fields)
        .containsEntry("volumes from", "b, container elsewhere")
        .containsEntry("mount /data", "volume site_data (read-only)")
        .containsEntry("mount /b", "volume site_own")
        .containsEntry("mount /srv", "/srv")
        .doesNotContainKey("mount /nameless");
  }

  @Test
  void namesLinksOnlyWhereTheNameOfAContainerIsChosen() {
    Map<String, String> fields =
        fields(
            """
            services:
              web:
                image: nginx
                links: [ plain, "named:alias" ]
                external_links: [ "other:bee", far ]
              plain: { image: nginx }
              named: { image: nginx, container_name: box }
            """);

    fields.keySet().removeIf(key -> !key.startsWith("link "));
    assertThat(fields)
        .isEqualTo(
            Map.of(
                "link alias", "box",
                "link named-1", "box",
                "link site-named-1", "box",
                "link bee", "other",
                "link far", "far"));
  }

  @Test
  void bringsEverythingToOneForm() {
    assertThat(
            fields(
                """
                services:
                  web:
                    image: nginx
                    command: sh -c "echo hi"
                    restart: unless-stopped
                    ports: [ "0.0.0.0:8080:80", "127.0.0.1:53:53/udp" ]
                    volumes: [ "data:/data:ro", "./web.conf:/etc/web.conf:ro", "/srv:/srv" ]
                    tmpfs: [ "/tmp:size=1m" ]
                    cap_add: [ CAP_NET_ADMIN, CHOWN ]
                    mem_limit: 1.5g
                    cpus: 0.50
                    stop_grace_period: 1m
                    healthcheck: { test: [ CMD, "true" ], interval: 1m30s, retries: 2 }
                    networks: { default: { aliases: [ b, a ] } }
                volumes: { data: {} }
                """))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("capabilities added", "CHOWN, NET_ADMIN"),
                Map.entry("command", "sh -c 'echo hi'"),
                Map.entry("health check", "CMD true"),
                Map.entry("health interval", "90 s"),
                Map.entry("health retries", "2"),
                Map.entry("image", "nginx"),
                Map.entry("memory", "1536 MB"),
                Map.entry("mount /data", "volume site_data (read-only)"),
                Map.entry("mount /etc/web.conf", "~/stacks/site/web.conf (read-only)"),
                Map.entry("mount /srv", "/srv"),
                Map.entry("mount /tmp", "in memory"),
                Map.entry("network site_default", "joined as a, b"),
                Map.entry("port 127.0.0.1:53 → 53/udp", "published"),
                Map.entry("port 8080 → 80/tcp", "published"),
                Map.entry("processors", "0.5"),
                Map.entry("restart", "unless-stopped"),
                Map.entry("stop grace", "60 s")));
  }

  @Test
  void readsTheSameFromARevisionAsFromTheFiles() {
    String compose =
        """
        services:
          web:
            image: nginx
            env_file: [ { path: none.env, required: false } ]
            environment: { PRICE: '5$$', EMPTY: '', LEVEL: info }
            labels: { a: b }
            ports: [ "8080:80" ]
            volumes: [ "data:/data", "./web.conf:/etc/web.conf:ro" ]
            depends_on: { db: { condition: service_healthy } }
            logging: { driver: json-file, options: { max-size: 10m } }
            deploy: { resources: { limits: { memory: 64m, cpus: '0.5' } } }
          db:
            image: postgres
            healthcheck: { test: "pg_isready" }
        volumes: { data: {} }
        """;
    WantedStack wanted = read(compose);
    var revision =
        new Revision(
            new StackKey("", "sim", "site"),
            1,
            new Revision.Origin("r", "mark", "", Wanted.START),
            wanted.project(),
            wanted.rendered(),
            List.of(),
            "d",
            Optional.empty());

    WantedStack again =
        new StackReader(ConfigurationSource.of(folder, Map.of())).of(wanted.stack(), revision);

    assertThat(again.services()).isEqualTo(wanted.services());
    assertThat(again.networks()).isEqualTo(wanted.networks());
    assertThat(again.volumes()).isEqualTo(wanted.volumes());
  }
}
