// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

/** Where stacks can run, such as the Docker engine of this machine. */
public interface StackTarget {}
