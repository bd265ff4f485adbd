// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which services the profiles enable.
 *
 * @param enabled the names of services to run, in the order of the files
 * @param disabled the others with the profiles that would enable them
 * @param profiles the profiles that are enabled
 */
record Selection(Set<String> enabled, Map<String, List<String>> disabled, Set<String> profiles) {
  static Selection of(Value.Fields file, Set<String> profiles) {
    Set<String> enabled = new LinkedHashSet<>();
    Map<String, List<String>> disabled = new LinkedHashMap<>();
    Value.Fields services = file.section("services");
    for (String name : services.values().keySet()) {
      Value.Fields service = services.fields(name);
      List<String> own = service == null ? List.of() : Normaliser.texts(service.items("profiles"));
      if (own.isEmpty() || profiles.contains("*") || own.stream().anyMatch(profiles::contains)) {
        enabled.add(name);
      } else {
        disabled.put(name, own);
      }
    }
    return new Selection(enabled, disabled, profiles);
  }
}
