// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import java.util.List;

/** Binds the kinds of one package, one line each. */
public interface KindModule extends Module {
  /** The specs of the kinds, in the order of the reference page. */
  List<KindSpec<?, ?>> kinds();

  @Override
  default void configure(Binder binder) {
    var set = Multibinder.newSetBinder(binder, BoundKind.class);
    for (KindSpec<?, ?> spec : kinds()) {
      binder.bind(spec.type());
      set.addBinding().toInstance(new BoundKind(spec, binder.getProvider(spec.type())));
    }
  }
}
