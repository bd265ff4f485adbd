// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what enabled services name is there: networks, volumes, secrets, configs, services.
 */
final class References {
  private final Value.Fields file;
  private final Set<String> enabled;
  private final Map<String, List<String>> disabled;
  private final Findings findings;

  /** Takes the disabled services with the profiles that would enable them. */
  References(
      Value.Fields file,
      Set<String> enabled,
      Map<String, List<String>> disabled,
      Findings findings) {
    this.file = file;
    this.enabled = enabled;
    this.disabled = disabled;
    this.findings = findings;
  }

  void check() {
    Value.Fields services = file.section("services");
    for (String name : enabled) {
      Value.Fields service = services.fields(name);
      if (service != null) {
        service(name, service, services.keyAt(name));
      }
    }
    new Cycles(services, enabled, findings).check();
  }

  private void service(String name, Value.Fields service, Position at) {
    Where where = Where.ROOT.child("services").child(name);
    Value.Fields build = service.fields("build");
    boolean made = build != null || service.has("provider") || service.has("extends");
    if (!made && !hasImage(service)) {
      findings.add(at, where, "has neither an image nor a build", "add 'image: NAME:TAG'");
    }
    if (build != null) {
      build(build, service, where.child("build"));
    }
    networks(service, where);
    for (Value.Fields mount : Normaliser.maps(service.items("volumes"))) {
      mount(mount, where.child("volumes"));
    }
    grants(service.items("secrets"), "secrets", "secret", where);
    grants(service.items("configs"), "configs", "config", where);
    models(service, where.child("models"));
    dependencies(service, where);
    new Conflicts(findings).check(service, where, at);
  }

  /** An image whose text cannot be made is told of already. */
  private boolean hasImage(Value.Fields service) {
    Value image = service.get("image");
    return image != null && (!"".equals(service.text("image")) || findings.has(image.at()));
  }

  private void build(Value.Fields build, Value.Fields service, Where where) {
    if (build.has("dockerfile") && build.has("dockerfile_inline")) {
      findings.add(
          build.keyAt("dockerfile_inline"), where, "has both 'dockerfile' and 'dockerfile_inline'");
    }
    grants(build.items("secrets"), "secrets", "secret", where);
    String platform = service.text("platform");
    List<String> platforms = Normaliser.texts(build.items("platforms"));
    if (platform != null && !platforms.isEmpty() && !platforms.contains(platform)) {
      findings.add(
          build.keyAt("platforms"),
          where.child("platforms"),
          "does not hold '" + platform + "', the platform of the service");
    }
    Value.Fields contexts = build.fields("additional_contexts");
    if (contexts == null) {
      return;
    }
    for (String key : contexts.values().keySet()) {
      String text = contexts.text(key);
      if (text != null && text.startsWith("service:")) {
        context(
            text.substring("service:".length()),
            contexts.keyAt(key),
            where.child("additional_contexts"));
      }
    }
  }

  private void context(String target, Position at, Where where) {
    Value.Fields service = file.section("services").fields(target);
    if (service == null || !enabled.contains(target)) {
      unknown("service", target, enabled, at, where);
    } else if (!service.has("build")) {
      findings.add(at, where, "service '" + target + "' is not built");
    }
  }

  private void networks(Value.Fields service, Where where) {
    Value.Fields networks = service.section("networks");
    String mode = service.text("network_mode");
    if (mode != null && !mode.isEmpty() && !networks.values().isEmpty()) {
      findings.add(
          service.keyAt("network_mode"),
          where,
          "has both 'network_mode' and 'networks'",
          "remove one");
    }
    for (String name : networks.values().keySet()) {
      if (!names("networks").contains(name)) {
        unknown("network", name, names("networks"), networks.keyAt(name), where.child("networks"));
      }
    }
  }

  private void mount(Value.Fields mount, Where where) {
    String type = mount.text("type");
    String source = mount.text("source");
    if (mount.text("target") == null || "".equals(mount.text("target"))) {
      findings.add(mount.at(), where, "'target' is missing");
    }
    if ("bind".equals(type) && source == null) {
      findings.add(
          mount.at(), where, "'source' is missing", "a bind mount needs a path of the host");
    }
    if ("volume".equals(type) && source != null && !source.isEmpty()) {
      if (!names("volumes").contains(source)) {
        unknown("volume", source, names("volumes"), mount.at(), where);
      }
    }
  }

  private void grants(Value.@Nullable Items list, String section, String what, Where where) {
    for (Value.Fields grant : Normaliser.maps(list)) {
      String source = grant.text("source");
      if (source == null || !names(section).contains(source)) {
        unknown(
            what, source == null ? "" : source, names(section), grant.at(), where.child(section));
      }
    }
  }

  private void models(Value.Fields service, Where where) {
    Value.Fields models = service.section("models");
    for (String name : models.values().keySet()) {
      if (!names("models").contains(name)) {
        unknown("model", name, names("models"), models.keyAt(name), where);
      }
    }
  }

  private void dependencies(Value.Fields service, Where where) {
    Value.Fields all = service.section("depends_on");
    for (String name : all.values().keySet()) {
      boolean required =
          !(all.get(name) instanceof Value.Fields dependency
              && dependency.get("required") instanceof Value.Leaf flag
              && Boolean.FALSE.equals(ScalarType.FLAG.printOrNull(flag)));
      if (disabled.containsKey(name) && required) {
        findings.add(
            all.keyAt(name),
            where.child("depends_on"),
            "service '" + name + "' is disabled",
            "enable one of its profiles: "
                + String.join(", ", disabled.getOrDefault(name, List.of())));
      } else if (!disabled.containsKey(name) && !enabled.contains(name)) {
        unknown("service", name, enabled, all.keyAt(name), where.child("depends_on"));
      }
    }
  }

  private Set<String> names(String section) {
    return file.section(section).values().keySet();
  }

  private void unknown(String what, String name, Set<String> known, Position at, Where where) {
    String hint = findings.suggestion(name, known);
    findings.add(at, where, what + " '" + name + "' is not defined", hint);
  }
}
