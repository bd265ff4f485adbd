// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Other programs: {@link io.steward.core.process.ProcessRunner} runs them with argument lists, in a
 * session of their own, and is the only place that starts any; {@link
 * io.steward.core.process.Signals} is how this program hears Ctrl-C.
 */
@NullMarked
package io.steward.core.process;

import org.jspecify.annotations.NullMarked;
