package org.braidlang.problems;

import java.util.List;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** A call that does not fit the function that it is known to call. */
public sealed interface ArgumentProblem extends NameProblem {
    /** The function that is called. */
    Shape function();

    @Override
    default Note note() {
        return new Note(function().header(), "declared here");
    }

    /**
     * A function as messages show it.
     *
     * @param name its name, or the name of the {@code let} that holds it
     * @param parameters as they were written, with their defaults
     * @param required how many have no default
     */
    record Shape(String name, List<String> parameters, int required, Span header) {
        String signature() {
            return name + "(" + String.join(", ", parameters) + ")";
        }

        String takes() {
            final int most = parameters.size();
            return required == most ? counted(most) : required + " to " + counted(most);
        }
    }

    record TooManyArguments(Span span, Shape function, int given) implements ArgumentProblem {
        @Override
        public String title() {
            return function.name() + "() takes " + function.takes() + ", but " + given
                    + (given == 1 ? " is" : " are") + " given";
        }

        @Override
        public String hint() {
            return "it is declared as " + function.signature();
        }
    }

    record MissingArguments(Span span, Shape function, List<String> missing, int given) implements ArgumentProblem {
        @Override
        public String title() {
            final StringBuilder names = new StringBuilder();
            for (int i = 0; i < missing.size(); i++) {
                names.append(i == 0 ? "" : i == missing.size() - 1 ? " and " : ", ");
                names.append('\'').append(missing.get(i)).append('\'');
            }
            return "this call of " + function.name() + "() lacks " + names + ": it takes " + function.takes() + ", "
                    + (given == 0 ? "none is given" : given + (given == 1 ? " is given" : " are given"));
        }

        @Override
        public String hint() {
            return "it is declared as " + function.signature();
        }
    }

    record UnknownArgument(Span span, Shape function, String name, @Nullable String suggestion)
            implements ArgumentProblem {
        @Override
        public String title() {
            return function.name() + "() has no parameter '" + name + "'";
        }

        @Override
        public String hint() {
            return suggestion != null ? "did you mean '" + suggestion + "'?"
                    : "it is declared as " + function.signature();
        }
    }

    record RepeatedArgument(Span span, Shape function, String name) implements ArgumentProblem {
        @Override
        public String title() {
            return function.name() + "() gets two values for its parameter '" + name + "'";
        }

        @Override
        public String hint() {
            return "leave one out: it is declared as " + function.signature();
        }
    }

    private static String counted(final int arguments) {
        return arguments == 0 ? "no arguments" : arguments == 1 ? "1 argument" : arguments + " arguments";
    }
}
