/** Rules about variables: those that are missing, lost or lie open. */
@NullMarked
package io.steward.core.lint.rule.variables;

import org.jspecify.annotations.NullMarked;
