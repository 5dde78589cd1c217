package org.braidlang.runtime;

import java.util.List;
import org.braidlang.problems.Suggestions;
import org.jspecify.annotations.Nullable;

/** The wording of calls whose arguments do not fit, the same for functions of the script and built-in ones. */
final class ArgumentErrors {
    private ArgumentErrors() {}

    static ScriptError tooMany(final String function, final int required, final int most, final int given) {
        return tooMany(function, required, most, given, null);
    }

    /** @param advice what to write instead, where something is known */
    static ScriptError tooMany(final String function, final int required, final int most, final int given,
            final @Nullable String advice) {
        final String takes = required == most ? String.valueOf(most) : "from " + required + " to " + most;
        return Errors.typeError(function + "() takes " + takes + " positional argument"
                + (most == 1 && required == 1 ? "" : "s") + " but " + given + (given == 1 ? " was" : " were")
                + " given" + (advice == null ? "" : "; " + advice));
    }

    static ScriptError missing(final String function, final List<String> names) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                text.append(i < names.size() - 1 ? ", " : names.size() == 2 ? " and " : ", and ");
            }
            text.append('\'').append(names.get(i)).append('\'');
        }
        return Errors.typeError(function + "() missing " + names.size() + " required argument"
                + (names.size() == 1 ? "" : "s") + ": " + text);
    }

    static ScriptError twice(final String function, final String name) {
        return Errors.typeError(function + "() got multiple values for argument '" + name + "'");
    }

    static ScriptError unknown(final String function, final String name, final List<String> known) {
        return unknown(function, name, known, null);
    }

    /** @param advice what to write instead, where something is known */
    static ScriptError unknown(final String function, final String name, final List<String> known,
            final @Nullable String advice) {
        final String closest = Suggestions.closest(name, known);
        return Errors.typeError(function + "() got an unexpected keyword argument '" + name + "'"
                + (advice != null ? "; " + advice : closest == null ? "" : ". Did you mean '" + closest + "'?"));
    }
}
