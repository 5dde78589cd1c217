package org.braidlang.concurrency.processes.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Format;
import org.braidlang.runtime.Instance;
import org.braidlang.runtime.IterableValue;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.ScriptError;
import org.braidlang.runtime.Types;
import org.jspecify.annotations.Nullable;

/** A value was met that cannot be sent; on its way out of the encoder it learns where the value stands. */
final class NotSendable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_STEPS = 8;
    private static final int SHOWN_KEY = 40;
    private static final String ARTICLE = "the ";

    private final String what;
    private final String advice;
    private final transient List<String> steps = new ArrayList<>();

    /** How a way to it begins, and what is to be said of that; set once. */
    private @Nullable String start;
    private String origin = "";

    /** @param what what it is: "a task" @param advice what to do: "await it here" */
    NotSendable(final String what, final String advice) {
        super(what, null, false, false);
        this.what = what;
        this.advice = advice;
    }

    static NotSendable of(final Object value) {
        final String type = Types.nameOf(value);
        final String advice = switch (value) {
            case Task _ -> "await it here, and send its result";
            case Instance _ -> "make it in the task that uses it";
            case Iteration _, IterableValue _ -> "send list(…) of it";
            default -> "make it in the task that uses it";
        };
        return new NotSendable(("aeiouAEIOU".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type, advice);
    }

    static NotSendable tooDeep() {
        return new NotSendable("nested more than " + WireFormat.DEEPEST + " deep", "send it in parts");
    }

    /** The value stands inside another: {@code step} is how a script would get there, like {@code [3]}. Gives itself. */
    NotSendable inside(final String step) {
        if (start == null) {
            steps.add(step);
        }
        return this;
    }

    /** It stands at a key of a dict. Gives itself. */
    NotSendable at(final Object key) {
        if (start == null) {
            final String text = Format.repr(key);
            inside("[" + (text.length() <= SHOWN_KEY ? text : text.substring(0, SHOWN_KEY) + "…") + "]");
        }
        return this;
    }

    /** It is what was to be sent, or stands in it. Gives itself. */
    NotSendable in(final String root) {
        return in("", root);
    }

    /** A way to it begins with {@code name}; {@code text} says what that is, where the name does not. Gives itself. */
    NotSendable in(final String text, final String name) {
        if (start == null) {
            start = name;
            origin = text;
        }
        return this;
    }

    /** It stands in a variable that a function uses. Gives itself. */
    NotSendable inVariable(final String name, final String function) {
        return in((function.startsWith("<") ? "the task" : "'" + function + "'") + " uses '" + name + "'", name);
    }

    /** The error for the script, of which it must be known by now where the value stands. */
    ScriptError error() {
        final Place line = Place.here();
        final String where = Stream.of(line == null ? "" : "line " + line.line(), origin)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(": "));
        return Errors.of(ErrorKind.NOT_SENDABLE_ERROR, path() + " is " + what
                + " and cannot be sent to another process" + (where.isEmpty() ? "" : " (" + where + ")") + "; " + advice);
    }

    private String path() {
        final String root = String.valueOf(start);
        // "the result" is no name, but "result[0]" reads as one.
        final StringBuilder path =
                new StringBuilder(steps.isEmpty() || !root.startsWith(ARTICLE) ? root : root.substring(ARTICLE.length()));
        final List<String> outwards = steps.reversed();
        if (outwards.size() <= MOST_STEPS) {
            outwards.forEach(path::append);
        } else {
            outwards.subList(0, MOST_STEPS / 2).forEach(path::append);
            path.append('…');
            outwards.subList(outwards.size() - MOST_STEPS / 2, outwards.size()).forEach(path::append);
        }
        return path.toString();
    }
}
