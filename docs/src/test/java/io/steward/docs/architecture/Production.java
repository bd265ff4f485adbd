// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Every class that is delivered, read once for all rules. */
final class Production {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(
              location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
          .importPackages("io.steward");

  private Production() {}
}
