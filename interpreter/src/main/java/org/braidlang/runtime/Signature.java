package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The name and the parameters of a function of the script. Immutable; the array is never changed.
 *
 * @param required how many of the leading parameters have no default
 */
public record Signature(String name, String[] parameters, int required) {
    /**
     * The arguments in the order of the parameters, one for each; TypeError where they do not fit.
     *
     * @param names the names of the last arguments
     * @param defaults the values of the parameters from {@link #required} on
     */
    Object[] bind(final Object[] arguments, final String[] names, final Object[] defaults) {
        final int given = arguments.length - names.length;
        if (given > parameters.length) {
            throw ArgumentErrors.tooMany(name, required, parameters.length, given);
        }
        final Object[] bound = Arrays.copyOf(arguments, parameters.length);
        Arrays.fill(bound, given, parameters.length, null);
        for (int i = 0; i < names.length; i++) {
            final int parameter = Arrays.asList(parameters).indexOf(names[i]);
            if (parameter < 0) {
                throw ArgumentErrors.unknown(name, names[i], Arrays.asList(parameters));
            }
            if (bound[parameter] != null) {
                throw ArgumentErrors.twice(name, names[i]);
            }
            bound[parameter] = arguments[given + i];
        }
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] == null) {
                if (i < required) {
                    throw missing(bound);
                }
                bound[i] = defaults[i - required];
            }
        }
        return bound;
    }

    private ScriptError missing(final Object[] bound) {
        final List<String> missing = new ArrayList<>();
        for (int i = 0; i < required; i++) {
            if (bound[i] == null) {
                missing.add(parameters[i]);
            }
        }
        return ArgumentErrors.missing(name, missing);
    }
}
