// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
/**
 * The operations on the audit log, bound by {@link
 * io.steward.core.audit.operation.AuditOperations}.
 */
@NullMarked
package io.steward.core.audit.operation;

import org.jspecify.annotations.NullMarked;
