// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes {@code deployment.yaml}. */
final class DeploymentText {
  private static final Pattern NOT_IN_ID = Pattern.compile("[^a-z0-9-]");
  private final YamlText yaml = new YamlText();

  static String whole(String folder, List<ProposedStack> stacks, List<ProposedService> services) {
    var text = new DeploymentText();
    text.yaml
        .comment(0, "The homelab, its stacks and where they run. Written by steward init from")
        .comment(0, "the Compose files below this folder; what was guessed says so.")
        .comment(0, "All keys: steward config schema deployment")
        .guess(0, "id: " + id(folder), "the name of the folder; history is kept under it, so")
        .comment(0, "  choose it before the first deploy and keep it from then on.");
    Set<String> domains = domains(services);
    if (!domains.isEmpty()) {
      text.yaml.line(0, "domains:");
      domains.forEach(
          domain -> text.yaml.guess(2, "- " + YamlText.quoted(domain), "from host names"));
    }
    text.stacks(stacks);
    return text.yaml.text();
  }

  /** The part with the stacks alone. */
  static String part(List<ProposedStack> stacks) {
    var text = new DeploymentText();
    text.stacks(stacks);
    return text.yaml.text();
  }

  private void stacks(List<ProposedStack> stacks) {
    boolean some = stacks.stream().anyMatch(stack -> stack.found().fault().isEmpty());
    yaml.line(0, some ? "stacks:" : "stacks: {}");
    stacks.forEach(this::stack);
  }

  private void stack(ProposedStack stack) {
    FoundStack found = stack.found();
    ComposeFolder folder = found.folder();
    String mark = found.fault().isPresent() ? "# " : "";
    found.fault().ifPresent(fault -> yaml.comment(2, "left out: " + fault));
    found.notes().forEach(note -> yaml.comment(2, "note: " + note));
    String dir = folder.text();
    boolean bare =
        dir.equals("stacks/" + stack.name()) && folder.usual() && stack.project().isEmpty();
    yaml.line(2, mark + YamlText.quoted(stack.name()) + (bare ? ": {}" : ":"));
    if (!dir.equals("stacks/" + stack.name())) {
      yaml.line(2, mark + "  dir: " + YamlText.quoted(dir));
    }
    if (!folder.usual()) {
      String files = String.join(", ", folder.files().stream().map(YamlText::quoted).toList());
      yaml.line(2, mark + "  files: [" + files + "]");
    }
    stack
        .project()
        .ifPresent(
            project ->
                yaml.guess(
                    2,
                    mark + "  project: " + YamlText.quoted(project),
                    found.project().isEmpty()
                        ? "the folder's name has no letter that a project may have"
                        : "another stack is called " + found.project() + " already"));
    folder.others().forEach(other -> other(stack, other));
  }

  private void other(ProposedStack stack, String file) {
    String name = stack.name() + "-" + UniqueNames.typeable(file.replaceAll("\\.ya?ml$", ""));
    yaml.comment(2, "note: " + file + " lies here, too, and is not used. If it goes over the")
        .comment(2, "first: list both under files. If it is a stack of its own:")
        .comment(2, YamlText.quoted(name) + ":")
        .comment(2, "  dir: " + YamlText.quoted(stack.found().folder().text()))
        .comment(2, "  files: [" + YamlText.quoted(file) + "]")
        .comment(2, "  project: " + YamlText.quoted(name.replace('.', '-')));
  }

  private static String id(String folder) {
    String id =
        NOT_IN_ID.matcher(UniqueNames.typeable(folder)).replaceAll("-").replaceFirst("^-+", "");
    return YamlText.quoted(id.isEmpty() ? "homelab" : id);
  }

  /** The last two labels of names of the internet. */
  private static Set<String> domains(List<ProposedService> services) {
    Set<String> domains = new TreeSet<>();
    for (ProposedService service : services) {
      for (String hostname : service.hostnames()) {
        String[] labels = hostname.split("\\.", -1);
        if (ProposedService.isPublic(hostname) && labels.length > 1) {
          domains.add(labels[labels.length - 2] + "." + labels[labels.length - 1]);
        }
      }
    }
    return domains;
  }
}
