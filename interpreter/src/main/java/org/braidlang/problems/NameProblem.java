package org.braidlang.problems;

import java.util.List;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** What the Resolver finds: names that mean nothing or may not be used so, and statements where they cannot stand. */
public sealed interface NameProblem extends Problem permits ArgumentProblem, PlacementProblem,
        NameProblem.UnknownName, NameProblem.UsedBeforeDeclaration, NameProblem.DeclaredTwice,
        NameProblem.RepeatedParameter, NameProblem.CannotBeAssigned, NameProblem.AssignedUndeclared,
        NameProblem.UnknownModule, NameProblem.UnknownModel, NameProblem.ModelOfScripts {

    /**
     * A name that nothing declares. Told once a script: {@code others} are its further uses.
     *
     * @param module whether it is the name of a module that was not imported
     */
    record UnknownName(Span span, String name, @Nullable String suggestion, boolean module, List<Span> others)
            implements NameProblem {
        @Override
        public String title() {
            return "unknown name '" + name + "'";
        }

        @Override
        public @Nullable String hint() {
            final String advice = advice();
            if (others.isEmpty()) {
                return advice;
            }
            final List<Integer> lines = others.stream().map(Span::line).distinct().limit(5).toList();
            final StringBuilder text = new StringBuilder(advice == null ? "" : advice + "; ");
            text.append("it is also used on line");
            for (int i = 0; i < lines.size(); i++) {
                text.append(i == 0 ? (lines.size() > 1 ? "s " : " ") : i == lines.size() - 1 ? " and " : ", ");
                text.append(lines.get(i));
            }
            return text.toString();
        }

        private @Nullable String advice() {
            if (module) {
                return "put 'import " + name + "' above it";
            }
            final String familiar = FamiliarNames.advice(name);
            if (suggestion == null || familiar != null && familiar.contains(suggestion)) {
                return familiar;
            }
            return (familiar == null ? "" : familiar + "; or ") + "did you mean '" + suggestion + "'?";
        }
    }

    /**
     * A use that runs before the declaration, in the same code.
     *
     * @param function whether it is a function, whose defaults are computed at its declaration
     */
    record UsedBeforeDeclaration(Span span, String name, Span declaration, boolean function)
            implements NameProblem {
        @Override
        public String title() {
            return "'" + name + "' is used before it is declared";
        }

        @Override
        public String hint() {
            return "move the declaration above its first use"
                    + (function ? ": the defaults of its parameters are computed there" : "");
        }

        @Override
        public Note note() {
            return new Note(declaration, "'" + name + "' is declared here");
        }
    }

    /** A second declaration of a name in the same block. */
    record DeclaredTwice(Span span, String name, Span first, boolean assignable) implements NameProblem {
        @Override
        public String title() {
            return "'" + name + "' is declared twice in the same block";
        }

        @Override
        public String hint() {
            return assignable
                    ? "to give it a new value, write '" + name + " = …' without 'let' or 'var'"
                    : "choose another name, or declare the first with 'var' and assign it";
        }

        @Override
        public Note note() {
            return new Note(first, "first declared here");
        }
    }

    record RepeatedParameter(Span span, String name, Span first) implements NameProblem {
        @Override
        public String title() {
            return "two parameters are named '" + name + "'";
        }

        @Override
        public String hint() {
            return "give one of them another name";
        }

        @Override
        public Note note() {
            return new Note(first, "the first one");
        }
    }

    /** An assignment to something other than a {@code var} or a parameter. */
    record CannotBeAssigned(Span span, String name, Declared declared, Span declaration) implements NameProblem {
        /** How a name that cannot be assigned was declared. */
        public enum Declared {
            LET("declared with 'let'"), LOOP("given its values by a 'for'"), CATCH("the name of a 'catch'"),
            WITH("the name of a 'with'"), MODULE("an imported module"), FUNCTION("a function");

            private final String words;

            Declared(final String words) {
                this.words = words;
            }
        }

        @Override
        public String title() {
            return "'" + name + "' cannot be assigned: it is " + declared.words;
        }

        @Override
        public String hint() {
            return switch (declared) {
                case LET -> "declare it with 'var' if it has to change";
                case FUNCTION, MODULE -> "choose another name, and declare it with 'var'";
                case LOOP, CATCH, WITH -> "declare a variable of your own: 'var value = " + name + "'";
            };
        }

        @Override
        public Note note() {
            return new Note(declaration, "declared here");
        }
    }

    /**
     * An assignment to a name that nothing declares.
     *
     * @param builtIn whether it is a built-in name
     * @param symbol {@code =}, {@code +=} …
     */
    record AssignedUndeclared(Span span, String name, String symbol, boolean builtIn, @Nullable String suggestion)
            implements NameProblem {
        @Override
        public String title() {
            return builtIn
                    ? "'" + name + "' is built in and cannot be assigned"
                    : "'" + name + "' is assigned but not declared";
        }

        @Override
        public String hint() {
            if (suggestion != null) {
                return "did you mean '" + suggestion + "'?";
            }
            if (!symbol.equals("=")) {
                return "give it a first value above: 'var " + name + " = …'";
            }
            final String declare = "'let " + name + " = …', or 'var " + name + " = …' if it changes later";
            return builtIn ? "to use the name for something of your own, declare it: " + declare
                    : "declare it: " + declare;
        }
    }

    record UnknownModule(Span span, String name, @Nullable String suggestion, List<String> modules)
            implements NameProblem {
        @Override
        public String title() {
            return "there is no module '" + name + "'";
        }

        @Override
        public String hint() {
            return suggestion != null ? "did you mean 'import " + suggestion + "'?"
                    : FamiliarNames.advice(name) != null ? FamiliarNames.advice(name)
                    : "the modules are " + String.join(", ", modules)
                            + "; a script of your own is imported by its path: import \"./" + name + ".braid\" as "
                            + name;
        }
    }

    /** A word behind {@code on} that names none of the {@code models} that can stand there. */
    record UnknownModel(Span span, String word, @Nullable String suggestion, List<String> models)
            implements NameProblem {
        @Override
        public String title() {
            return "there is no model '" + word + "'";
        }

        @Override
        public String hint() {
            return suggestion != null ? "did you mean '" + suggestion + "'?"
                    : "the models are " + String.join(", ", models);
        }
    }

    /** A model that a script can run under, but no single task. */
    record ModelOfScripts(Span span, String word, List<String> models) implements NameProblem {
        @Override
        public String title() {
            return "a single task cannot run on '" + word + "'";
        }

        @Override
        public String hint() {
            return "write one of " + String.join(", ", models) + "; for the whole script choose --model " + word;
        }
    }
}
