// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every front-end needs to know of an operation, without an injector. Made by {@link
 * #operation}, kept in the operation's {@code SPEC} constant.
 *
 * @param noun what it works on, such as {@code stack}; empty for {@code init}, {@code doctor} …
 * @param verb what it does, such as {@code plan}
 * @param type the operation's class
 * @param summary one sentence without a full stop
 * @param details what a user should know beyond that; may be empty
 * @param shortForm the one-word command, such as {@code plan} for {@code stack plan}
 * @param examples commands as typed
 * @param effect whether it changes anything
 * @param isLong whether it may outlive a request
 * @param local whether it makes sense only on the machine itself, so never over HTTP
 * @param administrative whether it takes more right than ordinary work: over HTTP, scope admin
 * @param needs what must be there before it can begin
 * @param forms what {@code --output} takes beside text, json and yaml; the result is {@link Formed}
 */
public record Spec(
    String noun,
    String verb,
    Class<? extends Operation<?, ?>> type,
    String summary,
    String details,
    Optional<String> shortForm,
    List<Example> examples,
    Effect effect,
    boolean isLong,
    boolean local,
    boolean administrative,
    Needs needs,
    List<String> forms) {

  /** Keeps its own copies. */
  public Spec {
    examples = List.copyOf(examples);
    forms = List.copyOf(forms);
  }

  /** Begins the spec of an operation that looks only and needs a homelab. */
  public static Builder operation(String noun, String verb, Class<? extends Operation<?, ?>> type) {
    return new Builder(noun, verb, type);
  }

  /** {@code stack plan}, or the verb alone where there is no noun. */
  public String name() {
    return noun.isEmpty() ? verb : noun + " " + verb;
  }

  /** The record the operation takes. */
  public Class<? extends Record> inputType() {
    return typeArgument(0).asSubclass(Record.class);
  }

  /** The record the operation answers with. */
  public Class<?> resultType() {
    return typeArgument(1);
  }

  /** The components of the input. */
  public List<ArgField> fields() {
    return ArgField.of(inputType());
  }

  private Class<?> typeArgument(int index) {
    for (Type candidate : type.getGenericInterfaces()) {
      if (candidate instanceof ParameterizedType generic
          && generic.getRawType() == Operation.class
          && generic.getActualTypeArguments()[index] instanceof Class<?> argument) {
        return argument;
      }
    }
    throw new IllegalStateException(type + " does not implement Operation<Input, Result> itself");
  }

  /** Collects a {@link Spec}; not thread-safe. */
  public static final class Builder {
    private final String noun;
    private final String verb;
    private final Class<? extends Operation<?, ?>> type;
    private final List<Example> examples = new ArrayList<>();
    private String summary = "";
    private String details = "";
    private Optional<String> shortForm = Optional.empty();
    private Effect effect = Effect.READ;
    private boolean isLong;
    private boolean local;
    private boolean administrative;
    private Needs needs = Needs.HOMELAB;
    private List<String> forms = List.of();

    private Builder(String noun, String verb, Class<? extends Operation<?, ?>> type) {
      this.noun = noun;
      this.verb = verb;
      this.type = type;
    }

    /** One sentence without a full stop: what the user gets. */
    public Builder summary(String text) {
      summary = text;
      return this;
    }

    /** What a user should know beyond the summary; an empty line begins a new paragraph. */
    public Builder details(String text) {
      details = text.strip().replaceAll("(?<!\\n)\\n(?![\\n ])", " ");
      return this;
    }

    /** The one-word command. */
    public Builder shortForm(String word) {
      shortForm = Optional.of(word);
      return this;
    }

    /** A command as typed, and what it does. */
    public Builder example(String command, String text) {
      examples.add(new Example(command, text));
      return this;
    }

    /** It changes something. */
    public Builder writes() {
      effect = Effect.WRITE;
      return this;
    }

    /** It may outlive a request: over HTTP it answers with a run. */
    public Builder takesLong() {
      isLong = true;
      return this;
    }

    /** It makes sense only on the machine itself. */
    public Builder localOnly() {
      local = true;
      return this;
    }

    /** It changes who may do what, or shows what is secret: over HTTP it takes scope admin. */
    public Builder administrative() {
      administrative = true;
      return this;
    }

    /** What must be there before it can begin; a valid homelab unless said. */
    public Builder needs(Needs what) {
      needs = what;
      return this;
    }

    /** Forms of its result that the command prints beside text, json and yaml. */
    public Builder forms(String... names) {
      forms = List.of(names);
      return this;
    }

    /** The spec. */
    public Spec build() {
      return new Spec(
          noun,
          verb,
          type,
          summary,
          details,
          shortForm,
          examples,
          effect,
          isLong,
          local,
          administrative,
          needs,
          forms);
    }
  }
}
