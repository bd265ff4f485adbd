// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.operation.Plain;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Results as YAML, the same tree as their JSON. */
public final class YamlText {
  private YamlText() {}

  /** A result in block style, with a line feed at the end. */
  public static String write(Object value) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setDereferenceAliases(true);
    options.setAllowUnicode(true);
    return new Yaml(options).dump(Plain.of(value));
  }
}
