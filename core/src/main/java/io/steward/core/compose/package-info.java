/**
 * Compose files: {@link io.steward.core.compose.ComposeReader} reads, interpolates, merges and
 * checks them, {@link io.steward.core.compose.ComposeProject} is the normalised project, equal to
 * what {@code docker compose config} prints.
 *
 * <p>The way of a file: YAML nodes become a {@code Value} tree with variables put in; {@code
 * extends} is applied and the files are merged in their short or long forms; {@code ComposeSchema}
 * checks every key; {@code Canonical} writes short forms long; {@code Normaliser} adds what Compose
 * implies; {@code References} checks what names what; and the same schema prints the tree that the
 * public model is made from.
 */
@NullMarked
package io.steward.core.compose;

import org.jspecify.annotations.NullMarked;
