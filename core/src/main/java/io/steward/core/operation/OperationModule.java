// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import com.google.inject.Binder;
import com.google.inject.Module;
import java.util.List;

/** Binds the operations of one package, one line each. */
public interface OperationModule extends Module {
  /** The specs of the operations, in the order of the reference page. */
  List<Spec> operations();

  @Override
  default void configure(Binder binder) {
    operations().forEach(spec -> binder.bind(spec.type()));
  }
}
