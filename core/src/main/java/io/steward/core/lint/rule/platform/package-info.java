/** Rules about keys that the target of a stack takes no notice of. */
@NullMarked
package io.steward.core.lint.rule.platform;

import org.jspecify.annotations.NullMarked;
