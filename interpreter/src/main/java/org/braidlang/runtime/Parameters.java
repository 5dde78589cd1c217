package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a built-in function can be called with. Immutable; the arrays are never changed.
 *
 * @param function the name that messages show
 * @param names the names of all parameters; for a method the first is its receiver
 * @param defaults for each parameter {@link #REQUIRED}, or what it gets when left out (null: the function finds out)
 * @param rest where the parameter stands that takes all other positional arguments, or -1
 * @param named where the parameter stands that takes all other arguments passed by name, as a dict, or -1
 * @param positional how many of the leading parameters can be passed by position
 * @param receiver 1 for a method, whose receiver messages do not count; else 0
 */
public record Parameters(
        String function, String[] names, @Nullable Object[] defaults, int rest, int named, int positional,
        int receiver) {
    /** Stands in {@link #defaults} where there is none. */
    public static final Object REQUIRED = new Object();

    /** The arguments in the order of the parameters, one for each; TypeError where they do not fit. */
    @Nullable Object[] bind(final Object[] arguments, final String[] argumentNames) {
        final int given = arguments.length - argumentNames.length;
        if (given == names.length && given == arguments.length && given == positional && rest < 0) {
            return arguments;
        }
        final @Nullable Object[] bound = new @Nullable Object[names.length];
        final boolean[] filled = new boolean[names.length];
        final int byPosition = Math.min(given, positional);
        System.arraycopy(arguments, 0, bound, 0, byPosition);
        Arrays.fill(filled, 0, byPosition, true);
        if (rest >= 0) {
            bound[rest] = Arrays.copyOfRange(arguments, byPosition, given);
            filled[rest] = true;
        } else if (given > positional) {
            throw tooMany(given);
        }
        if (named >= 0) {
            bound[named] = new DictValue();
            filled[named] = true;
        }
        for (int i = 0; i < argumentNames.length; i++) {
            final int parameter = parameter(argumentNames[i]);
            if (parameter == named) {
                ((DictValue) bound[named]).put(argumentNames[i], arguments[given + i]);
                continue;
            }
            if (filled[parameter]) {
                throw ArgumentErrors.twice(function, argumentNames[i]);
            }
            bound[parameter] = arguments[given + i];
            filled[parameter] = true;
        }
        for (int i = 0; i < names.length; i++) {
            if (!filled[i]) {
                if (defaults[i] == REQUIRED) {
                    throw missing(filled);
                }
                bound[i] = defaults[i];
            }
        }
        return bound;
    }

    private int parameter(final String name) {
        for (int i = receiver; i < names.length; i++) {
            if (i != rest && i != named && names[i].equals(name)) {
                return i;
            }
        }
        if (named >= 0) {
            return named;
        }
        throw ArgumentErrors.unknown(function, name, Arrays.asList(names).subList(receiver, names.length),
                FamiliarAttributes.adviceForArgument(name));
    }

    private ScriptError tooMany(final int given) {
        int required = receiver;
        while (required < positional && defaults[required] == REQUIRED) {
            required++;
        }
        return ArgumentErrors.tooMany(function, required - receiver, positional - receiver, given - receiver,
                FamiliarAttributes.adviceForMore(function));
    }

    private ScriptError missing(final boolean[] filled) {
        final List<String> missing = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (!filled[i] && defaults[i] == REQUIRED) {
                missing.add(names[i]);
            }
        }
        return ArgumentErrors.missing(function, missing);
    }
}
