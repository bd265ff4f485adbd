// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.List;

/** The short form of a mount: {@code [SOURCE:]TARGET[:OPTIONS]}. */
final class VolumeSyntax {
  private static final List<String> PROPAGATION =
      List.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

  private VolumeSyntax() {}

  /** The long form of a short one. */
  static Value.Fields parse(String text, Position at) throws SyntaxException {
    if (text.isEmpty()) {
      throw new SyntaxException("is empty; SOURCE:TARGET is expected");
    }
    List<String> parts = text.length() <= 2 ? List.of(text) : split(text);
    for (String part : parts) {
      if (part.isEmpty()) {
        throw new SyntaxException("'" + text + "' has an empty part between its colons");
      }
    }
    if (parts.size() > 3) {
      throw new SyntaxException(
          "'" + text + "' has too many colons", "write SOURCE:TARGET:OPTIONS");
    }
    String source = parts.size() == 1 ? "" : parts.get(0);
    boolean bind = isPath(source);
    Value.Fields mount = Value.Fields.empty(at);
    mount.put("type", new Value.Leaf(at, bind ? "bind" : "volume"));
    if (!source.isEmpty()) {
      mount.put("source", new Value.Leaf(at, source));
    }
    String target = parts.size() == 1 ? parts.get(0) : parts.get(1);
    mount.put("target", new Value.Leaf(at, FilePaths.clean(target)));
    details(mount, parts.size() == 3 ? parts.get(2) : "", bind, text.length() > 2);
    return mount;
  }

  private static void details(Value.Fields mount, String options, boolean bind, boolean volume) {
    Value.Fields binding = Value.Fields.empty(mount.at());
    Value.Fields volumes = Value.Fields.empty(mount.at());
    for (String option : options.split(",", -1)) {
      if (option.equals("ro")) {
        mount.put("read_only", new Value.Leaf(mount.at(), true));
      } else if (option.equals("rw")) {
        mount.remove("read_only");
      } else if (option.equals("nocopy")) {
        volumes.put("nocopy", new Value.Leaf(mount.at(), true));
      } else if (option.equals("z") || option.equals("Z")) {
        binding.put("selinux", new Value.Leaf(mount.at(), option));
      } else if (PROPAGATION.contains(option)) {
        binding.put("propagation", new Value.Leaf(mount.at(), option));
      }
    }
    if (bind) {
      binding.put("create_host_path", new Value.Leaf(mount.at(), true));
    }
    if (!binding.values().isEmpty()) {
      mount.put("bind", binding);
    }
    if ((!bind && volume) || !volumes.values().isEmpty()) {
      mount.put("volume", volumes);
    }
  }

  /** Parts between colons; the colon of a Windows drive does not count. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      boolean drive = at == start + 1 && Character.isLetter(text.charAt(start));
      if (text.charAt(at) == ':' && !drive) {
        parts.add(text.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static boolean isPath(String source) {
    if (source.isEmpty()) {
      return false;
    }
    char first = source.charAt(0);
    return first == '.'
        || first == '/'
        || first == '~'
        || source.startsWith("\\\\")
        || (source.length() > 1 && Character.isLetter(first) && source.charAt(1) == ':');
  }
}
