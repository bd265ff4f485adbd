/** Rules about how Compose files are written, which change nothing about what they mean. */
@NullMarked
package io.steward.core.lint.rule.style;

import org.jspecify.annotations.NullMarked;
