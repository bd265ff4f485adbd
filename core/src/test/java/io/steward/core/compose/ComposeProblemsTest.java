// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.steward.core.error.InvalidException;
import io.steward.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeProblemsTest {
  @TempDir Path folder;

  @Test
  void reportsEverythingAtOnceInTheOrderOfTheFiles() throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"),
        """
        services:
          web:
            image: 5
            imagee: x
            privileged: maybe
            ports: ["80:http"]
            networks: [nowhere]
            depends_on: [db]
        """);
    Files.writeString(
        folder.resolve("compose.override.yaml"),
        """
        services:
          web:
            restart: false
            init: "$${"
            labels: ["a=${"]
        """);

    assertThat(problems())
        .containsExactly(
            "compose.yaml:3:12: services.web.image: must be text, not the number 5 (write it in"
                + " quotes: \"5\")",
            "compose.yaml:4:5: services.web.imagee: unknown key (did you mean 'image'?)",
            "compose.yaml:5:17: services.web.privileged: must be true or false, not 'maybe'",
            "compose.yaml:6:13: services.web.ports[0]: 'http' in '80:http' is not a port (write"
                + " PUBLISHED:TARGET, in quotes)",
            "compose.yaml:7:16: services.web.networks: network 'nowhere' is not defined",
            "compose.yaml:8:18: services.web.depends_on: service 'db' is not defined (did you mean 'web'?)",
            "compose.override.yaml:3:14: services.web.restart: must be text, not false (write it"
                + " in quotes: \"false\")",
            "compose.override.yaml:4:11: services.web.init: must be true or false, not '${'",
            "compose.override.yaml:5:14: services.web.labels[0]: '${' is not a variable (write $$"
                + " where a dollar sign is meant)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          mem_limit: 5x | mem_limit: must be a size such as 512m, not '5x' (units are b, k, m, g, t and p, as in 512m)
          stop_grace_period: 30 | stop_grace_period: must be a duration such as 30s or 1m30s, not the number 30 (add a unit: 30s)
          stop_grace_period: 30d | stop_grace_period: must be a duration such as 30s or 1m30s, not '30d' (units are h, m, s, ms, us and ns, as in 1m30s)
          command: "echo 'a" | command: the command line has a quote or backslash without its end
          command: [1] | command[0]: must be text, not the number 1 (write it in quotes: "1")
          environment: | environment: is empty; a map or a list is expected
          environment: [A: 1] | environment[0]: must be text, not a map
          environment: {A: [1]} | environment.A: must be a single value, not a list
          pull_policy: often | pull_policy: must be one of always, never, if_not_present, build, missing, daily, weekly, every_<duration>, not 'often'
          oom_score_adj: 2000 | oom_score_adj: must be a whole number from -1000 to 1000, not the number 2000
          volumes: ["./a:/b:ro:z"] | volumes[0]: './a:/b:ro:z' has too many colons (write SOURCE:TARGET:OPTIONS)
          volumes: ["data:/d"] | volumes: volume 'data' is not defined
          volumes: [{type: bind, target: /a}] | volumes: 'source' is missing (a bind mount needs a path of the host)
          volumes: [{source: a, target: /a}] | volumes[0]: 'type' is missing
          ports: ["1.2.3:80:80"] | ports[0]: '1.2.3' is not an IP address
          ports: ["80-82:80-81"] | ports[0]: the ranges 80-82 and 80-81 in '80-82:80-81' differ in length
          ports: ["82-80"] | ports[0]: the range 82-80 in '82-80' runs backwards
          ports: ["80/icmp"] | ports[0]: 'icmp' in '80/icmp' is not a protocol (known: sctp, tcp, udp)
          ports: [":"] | ports[0]: ':' names no port of the container (write PUBLISHED:TARGET, in quotes)
          devices: ["a:b:c:d"] | devices[0]: 'a:b:c:d' has too many colons (write it as a map of source and target)
          extra_hosts: [a] | extra_hosts[0]: 'a' has no address (write name=address)
          security_opt: [a, a] | security_opt[1]: 'a' is there twice; first at compose.yaml:3:20
          healthcheck: {test: [curl]} | healthcheck.test: must begin with CMD, CMD-SHELL or NONE, not 'curl'
          secrets: [s] | secrets: secret 's' is not defined
          configs: [s] | configs: config 's' is not defined
          depends_on: [a] | depends_on: waits for itself: a -> a
          network_mode: "service:b" | depends_on: service 'b' is not defined (did you mean 'a'?)
          extends: b | extends: extends service 'b', which is not in compose.yaml (did you mean 'a'?)
          extends: {file: b.yaml, service: b} | extends.file: cannot read b.yaml: no such file
          extends: a | extends: extends itself: a in compose.yaml, extends a in compose.yaml
          env_file: no.env | env_file[0]: cannot read no.env: no such file
          blkio_config: {weight: '5'} | blkio_config.weight: must be a whole number, not '5'
          gpus: some | gpus: must be all or a list of devices, not 'some'
          provider: {} | provider: 'type' is missing
          build: {additional_contexts: {a: 5}} | build.additional_contexts.a: must be text, not the number 5 (write it in quotes: "5")
          build: {ssh: {a: 5}} | build.ssh.a: must be a path, not the number 5 (write it in quotes: "5")
          build: {ssh: ["=a"]} | build.ssh[0]: must be default or id=path, not '=a' (write the path of the key or of the agent's socket)
          develop: {watch: [{path: "", action: rebuild}]} | develop.watch[0].path: must be a path, not ''
          devices: [{source: ""}] | devices[0]: must be a map with the path of a device, not a map
          volumes: [{type: tmpfs, target: /a, tmpfs: {size: -1}}] | volumes[0].tmpfs.size: must be a size of at least 0, not the number -1
          models: [llm] | models: model 'llm' is not defined
          build: {ssh: [other]} | build.ssh[0]: must be default or id=path, not 'other' (write the path of the key or of the agent's socket)
          extends: {file: "oci://x/y", service: z} | extends.file: 'oci://x/y' is not a file: repositories and registries are not read (copy the file into this folder and name it there)
          labels: {a: .nan} | labels.a: .nan is not a finite number (write it in quotes: ".nan")
          image: "${A:?set A}" | image: required variable A has no value: set A (set A in .env)
          image: "${A?}" | image: required variable A has no value (set A in .env)
          ulimits: {nofile: {soft: 1}} | ulimits.nofile: 'hard' is missing
          build: {context: ., dockerfile: a, dockerfile_inline: b} | build: has both 'dockerfile' and 'dockerfile_inline'
          """)
  void saysWhatIsWrongWithAService(String line, String message) throws IOException {
    String image = line.startsWith("image") ? "" : "    image: a\n";
    Files.writeString(
        folder.resolve("compose.yaml"), "services:\n  a:\n    " + line + "\n" + image);

    String problem = String.join("\n", problems());

    assertThat(problem).matches("(?s)compose\\.yaml:3:\\d+: services\\.a\\..*");
    assertThat(problem.substring(problem.indexOf("services.a.") + "services.a.".length()))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          services: {a: {command: x}} | compose.yaml:1:12: services.a: has neither an image nor a build (add 'image: NAME:TAG')
          services: | compose.yaml:1:10: services: is empty; a map is expected
          services: {a: } | compose.yaml:1:14: services.a: is empty; a map is expected
          services: {"a b": {image: a}} | compose.yaml:1:12: services.a b: is not a name (names hold letters, digits, dots, dashes and underscores)
          servics: {} | compose.yaml:1:1: servics: unknown key (did you mean 'services'?)
          include: [a.yaml] | compose.yaml:1:11: include[0]: cannot read a.yaml: no such file
          include: ["https://github.com/a/b.git"] | compose.yaml:1:11: include[0]: 'https://github.com/a/b.git' is not a file: repositories and registries are not read (copy the file into this folder and name it there)
          include: [compose.yaml] | compose.yaml:1:11: include[0]: includes itself: compose.yaml -> compose.yaml
          [a] | compose.yaml:1:1: must be a map, not a list
          # nothing | compose.yaml:1:1: is empty (a Compose file holds 'services:')
          secrets: {s: {name: x}} | compose.yaml:1:11: secrets.s: needs one of file, environment
          configs: {c: {file: a, content: b}} | compose.yaml:1:11: configs.c: has more than one of file, content (keep one)
          volumes: {v: {external: true, driver: x}} | compose.yaml:1:31: volumes.v.driver: cannot be set, the volume is external (remove it)
          services: {a: {image: a, depends_on: [b]}, b: {image: b, profiles: [p]}} | compose.yaml:1:39: services.a.depends_on: service 'b' is disabled (enable one of its profiles: p)
          services: {a: {image: a, scale: 2, deploy: {replicas: 1}}} | compose.yaml:1:26: services.a: 'scale' and 'deploy.replicas' differ (keep one of them)
          services: {a: {image: a, container_name: x, scale: 2}} | compose.yaml:1:26: services.a: has a 'container_name' and 2 replicas; names of containers are unique (remove 'container_name')
          services: {a: {image: a, cpus: 1, deploy: {resources: {limits: {cpus: 2}}}}} | compose.yaml:1:26: services.a: 'cpus' and 'deploy.resources.limits.cpus' differ (keep one of them)
          """)
  void saysWhatIsWrongWithAFile(String file, String problem) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), file + "\n");

    assertThat(problems()).containsExactly(problem);
  }

  @Test
  void namesTheFolderWithoutComposeFile() {
    assertThat(problems())
        .containsExactly(
            folder
                + ": has no Compose file (files are called compose.yaml, compose.yml,"
                + " docker-compose.yml, docker-compose.yaml)");
  }

  @Test
  void namesTheFileThatIsNotThere() {
    var request = ComposeRequest.of(folder).withFiles(List.of(Path.of("no.yaml")));

    assertThat(problems(request)).containsExactly("no.yaml: cannot read no.yaml: no such file");
  }

  @Test
  void namesTheProjectNameThatIsNone() throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");

    assertThat(problems(ComposeRequest.of(folder).withProjectName("My Shop")))
        .containsExactly(
            "project name: 'My Shop' is not a name for a project (names hold lower-case letters,"
                + " digits, dashes and underscores, and begin with a letter or digit)");
    assertThat(
            problems(
                ComposeRequest.of(folder).withEnvironment(Map.of("COMPOSE_PROJECT_NAME", "A"))))
        .singleElement()
        .asString()
        .startsWith("variable COMPOSE_PROJECT_NAME: 'A' is not a name for a project");
    Files.writeString(folder.resolve(".env"), "A=1\nexport COMPOSE_PROJECT_NAME=Shop\nB=2\n");
    assertThat(problems(ComposeRequest.of(folder)))
        .singleElement()
        .asString()
        .startsWith(".env:2: 'Shop' is not a name for a project");
  }

  @Test
  void callsFilesFromTheFolderOfTheHomelab() throws IOException {
    Path stack = Files.createDirectories(folder.resolve("stacks/web"));
    Files.writeString(stack.resolve("compose.yaml"), "service: {}\n");

    assertThat(problems(ComposeRequest.of(stack).withNamesFrom(folder)))
        .containsExactly(
            "stacks/web/compose.yaml:1:1: service: unknown key (did you mean 'services'?)");
  }

  @Test
  void saysInItsMessageHowManyProblemsThereAre() throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "name: shop\na: 1\nb: 2\n");

    assertThat(invalid(ComposeRequest.of(folder)))
        .hasMessage("compose project shop is not valid: 2 problems");
  }

  private List<String> problems() {
    return problems(ComposeRequest.of(folder));
  }

  private static List<String> problems(ComposeRequest request) {
    return invalid(request).problems().stream().map(Problem::toString).toList();
  }

  private static InvalidException invalid(ComposeRequest request) {
    return catchThrowableOfType(InvalidException.class, () -> new ComposeReader().read(request));
  }
}
