package org.braidlang.concurrency.processes.wire;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/** A value was met that cannot be sent; on its way out of the encoder it learns where the value stands. */
final class NotSendable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_STEPS = 8;

    private final String what;
    private final transient List<String> steps = new ArrayList<>();
    private @Nullable String variable;
    private @Nullable String function;

    /** @param what what it is, and what to do, as the end of a sentence: "a task; await it here" */
    NotSendable(final String what) {
        super(what, null, false, false);
        this.what = what;
    }

    /** The value stands inside another: {@code step} is how a script would get there, like {@code [3]}. Gives itself. */
    NotSendable inside(final String step) {
        if (variable == null) {
            steps.add(step);
        }
        return this;
    }

    /** The value stands in a variable that a function uses. Gives itself. */
    NotSendable captured(final String name, final String by) {
        if (variable == null) {
            variable = name;
            function = by;
        }
        return this;
    }

    /** The error for the script; {@code root} is what was to be sent: "argument 1". */
    ScriptError error(final String root) {
        final String subject;
        if (variable == null) {
            subject = root;
        } else if (function == null || function.startsWith("<")) {
            subject = "the task uses '" + variable + "', which";
        } else {
            subject = "'" + function + "' uses '" + variable + "', which";
        }
        final String path = steps.isEmpty() ? "it" : path(variable == null ? root : variable);
        return Errors.of(ErrorKind.NOT_SENDABLE_ERROR,
                subject + " cannot be sent to another process: " + path + " is " + what);
    }

    private String path(final String start) {
        final StringBuilder path = new StringBuilder(start);
        final int count = steps.size();
        for (int i = count - 1; i >= 0; i--) {
            if (count > MOST_STEPS && i == count - 1 - MOST_STEPS / 2) {
                path.append('…');
                i = MOST_STEPS / 2;
                continue;
            }
            path.append(steps.get(i));
        }
        return path.toString();
    }
}
