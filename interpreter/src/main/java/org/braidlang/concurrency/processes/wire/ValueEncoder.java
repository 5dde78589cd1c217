package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.runtime.BoundMethod;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.Cell;
import org.braidlang.runtime.Closure;
import org.braidlang.runtime.CodeSource.Code;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ModuleValue;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Program;
import org.braidlang.runtime.RangeValue;
import org.braidlang.runtime.ScriptTrace;
import org.braidlang.runtime.SetValue;
import org.braidlang.runtime.TupleValue;
import org.braidlang.runtime.TypeValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes values for another process: first those that it is given, then, for all functions met on the way, the top-level
 * variables that these can reach, each once. What occurs twice in a message is written once, so that it is shared after
 * the trip as it was before. Can be used again and again; by one thread at a time.
 */
public final class ValueEncoder {
    private final Globals globals;
    private final Program program;
    private final SharedObjects shared;
    private final KnownNames known;
    private final MessageWriter out;
    private final List<Reacher> reachers = new ArrayList<>();
    private final BitSet variables = new BitSet();
    private int depth;

    /** A function or imported script that was met, and the positions of the variables that it reaches. */
    private record Reacher(String name, boolean script, int[] positions) {}

    /** @param globals the variables that the functions among the values see */
    public ValueEncoder(final Globals globals, final Program program, final SharedObjects shared) {
        this(globals, program, shared, WireFormat.MOST_BYTES);
    }

    ValueEncoder(
            final Globals globals, final Program program, final SharedObjects shared, final long mostBytes) {
        this.out = new MessageWriter(mostBytes);
        this.globals = globals;
        this.program = program;
        this.shared = shared;
        this.known = new KnownNames(globals);
    }

    /**
     * Writes values. A coroutine among them may belong to a task already, if it has not run.
     *
     * @param root what messages call the value at an index: "argument 1"
     * @throws RuntimeException a ScriptError: NotSendableError, or LimitError where it takes more than 1 GB
     */
    public byte[] encode(final Object[] values, final IntFunction<String> root) {
        try {
            out.number(values.length);
            for (int i = 0; i < values.length; i++) {
                root(values[i], i, root);
            }
            for (int i = 0; i < reachers.size(); i++) {
                for (final int position : reachers.get(i).positions) {
                    variable(position, reachers.get(i));
                }
            }
            out.number(WireFormat.END);
            return out.message();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            out.clear();
            reachers.clear();
            variables.clear();
            depth = 0;
        }
    }

    private void root(final Object value, final int index, final IntFunction<String> name) throws IOException {
        try {
            if (value instanceof Coroutine coroutine && !coroutine.hasRun()) {
                coroutine(coroutine);
            } else {
                value(value);
            }
        } catch (final NotSendable e) {
            throw e.in(name.apply(index)).error();
        } catch (final StackOverflowError _) {
            throw NotSendable.tooDeep().in(name.apply(index)).error();
        }
    }

    /** A top-level variable; writing it may lead to further functions. */
    private void variable(final int position, final Reacher reacher) throws IOException {
        if (variables.get(position)) {
            return;
        }
        variables.set(position);
        Object content = globals.get(position);
        if (content instanceof Cell cell && shared.kindOf(cell) == null) {
            content = cell.get();
        }
        if (content == null || content == Cell.UNSET) {
            return;
        }
        try {
            out.number(position);
            value(content);
        } catch (final NotSendable e) {
            throw inVariable(e, position, reacher).error();
        } catch (final StackOverflowError _) {
            throw inVariable(NotSendable.tooDeep(), position, reacher).error();
        }
    }

    private NotSendable inVariable(final NotSendable e, final int position, final Reacher reacher) {
        final String variable = program.outline().variables().get(position);
        return reacher.script ? e.in(reacher.name + "." + variable)
                : e.inVariable(variable, reacher.name);
    }

    /** Few of these calls are on the stack for each level of nesting: the script may be deep in calls of its own. */
    private void value(final Object value) throws IOException {
        switch (value) {
            case Long number -> out.integer(number);
            case String text -> out.text(text);
            case None _ -> out.nil();
            case Boolean truth -> out.truth(truth);
            case Double number -> out.floating(number);
            case BigInteger number -> out.extension(WireFormat.BIG_INT, number.toByteArray());
            case Bytes bytes -> out.bytes(bytes);
            case RangeValue range -> {
                out.open(Tag.RANGE, 3);
                out.integer(range.start());
                out.integer(range.stop());
                out.integer(range.step());
            }
            case ErrorKind kind -> {
                out.open(Tag.ERROR_KIND, 1);
                out.name(kind.name());
            }
            case TypeValue type -> {
                out.open(Tag.TYPE, 1);
                out.name(type.name());
            }
            case ListValue list -> list(list);
            case TupleValue tuple -> tuple(tuple);
            case DictValue dict -> dict(dict);
            case SetValue set -> set(set);
            case Closure closure -> closure(closure);
            case BoundMethod method -> {
                out.open(Tag.BOUND_METHOD, 2);
                value(method.receiver());
                out.name(method.name());
            }
            case ErrorValue error -> error(error);
            case ModuleValue module when module.script() >= 0 -> script(module);
            case Coroutine coroutine -> {
                if (coroutine.isClaimed() || coroutine.hasRun()) {
                    throw new NotSendable("a coroutine that was started", "await it here, and send its result");
                }
                coroutine(coroutine);
            }
            default -> other(value);
        }
    }

    /** Before a value in which others stand: gives false where it stood before, and a reference to it was written. */
    private boolean enter(final Object value) throws IOException {
        if (out.again(value)) {
            return false;
        }
        if (++depth > WireFormat.DEEPEST) {
            throw NotSendable.tooDeep();
        }
        out.limit(0);
        return true;
    }

    private void other(final Object value) throws IOException {
        final SharedObjects.Kind kind = shared.kindOf(value);
        if (kind != null) {
            out.open(Tag.SHARED, 2);
            out.number(kind.ordinal());
            out.integer(shared.idOf(value));
        } else if (!named(value)) {
            throw NotSendable.of(value);
        }
    }

    /** Writes the name of what the other process has, too; gives false where there is none. */
    private boolean named(final Object value) throws IOException {
        final KnownNames.Name name = known.of(value);
        if (name == null) {
            return false;
        }
        out.open(name.tag(), name.words().size());
        for (final String word : name.words()) {
            out.name(word);
        }
        return true;
    }

    private void list(final ListValue list) throws IOException {
        if (!enter(list)) {
            return;
        }
        if (list.size() < WireFormat.FEW || !packed(list)) {
            items(Tag.LIST, list.toArray());
        }
        depth--;
    }

    private void items(final Tag tag, final Object[] items) throws IOException {
        out.open(tag, items.length);
        int i = 0;
        try {
            for (; i < items.length; i++) {
                value(items[i]);
            }
        } catch (final NotSendable e) {
            throw e.inside("[" + i + "]");
        }
    }

    /** Writes a list of small ints, or of floats; gives false where it is neither. */
    private boolean packed(final ListValue list) throws IOException {
        final long[] ints = list.toLongs();
        if (ints != null) {
            out.extension(WireFormat.LIST_OF_INTS, PackedNumbers.pack(ints));
            return true;
        }
        final double[] floats = list.toDoubles();
        if (floats != null) {
            out.extension(WireFormat.LIST_OF_FLOATS, PackedNumbers.pack(floats));
            return true;
        }
        return false;
    }

    private void tuple(final TupleValue tuple) throws IOException {
        if (!enter(tuple)) {
            return;
        }
        final Object[] items = tuple.toArray();
        if (items.length < WireFormat.FEW || !out.packed(items)) {
            items(Tag.TUPLE, items);
        }
        depth--;
    }

    private void dict(final DictValue dict) throws IOException {
        if (!enter(dict)) {
            return;
        }
        final Object[] pairs = dict.toArray();
        out.open(Tag.DICT, pairs.length);
        int i = 0;
        try {
            for (; i < pairs.length; i++) {
                value(pairs[i]);
            }
        } catch (final NotSendable e) {
            throw (i & 1) == 1 ? e.at(pairs[i - 1]) : e.inside(".keys()");
        }
        depth--;
    }

    /** Items of a set have no place that a script could name. */
    private void set(final SetValue set) throws IOException {
        if (!enter(set)) {
            return;
        }
        final Object[] items = set.toArray();
        out.open(Tag.SET, items.length);
        try {
            for (final Object item : items) {
                value(item);
            }
        } catch (final NotSendable e) {
            throw e.inside("{…}");
        }
        depth--;
    }

    private void closure(final Closure closure) throws IOException {
        final Code code = code(closure);
        if (code == null) {
            if (!named(closure)) {
                throw new NotSendable("a function of another script", "define it in this one");
            }
            return;
        }
        if (!enter(closure)) {
            return;
        }
        final Object[] defaults = closure.defaults();
        final Object[] captured = closure.captured();
        out.open(Tag.CLOSURE, 2 + defaults.length + captured.length);
        function(closure, closure.name(), code);
        out.number(defaults.length);
        for (int i = 0; i < defaults.length; i++) {
            try {
                value(defaults[i]);
            } catch (final NotSendable e) {
                final String parameter = closure.signature().parameters()[closure.signature().required() + i];
                throw e.in("the default of '" + parameter + "' in '" + closure.name() + "'", parameter);
            }
        }
        for (int i = 0; i < captured.length; i++) {
            try {
                content(captured[i]);
            } catch (final NotSendable e) {
                throw e.inVariable(code.captured().get(i), closure.name());
            }
        }
        depth--;
    }

    private void coroutine(final Coroutine coroutine) throws IOException {
        final Code code = code(coroutine);
        if (code == null) {
            throw new NotSendable("a coroutine that waits for tasks", "await it here, and send its result");
        }
        if (!enter(coroutine)) {
            return;
        }
        final Object[] arguments = coroutine.arguments();
        out.open(Tag.COROUTINE, 1 + arguments.length);
        function(coroutine, coroutine.name(), code);
        final int closures = code.captured().isEmpty() ? 0 : 1;
        for (int i = 0; i < arguments.length; i++) {
            try {
                content(arguments[i]);
            } catch (final NotSendable e) {
                final String argument = "argument " + (i + 1 - closures);
                throw e.in(argument + " of '" + coroutine.name() + "'", argument);
            }
        }
        coroutine.sent();
        depth--;
    }

    /** What is known of a closure's or a coroutine's class; null if it is none of this program's. */
    private @Nullable Code code(final Object value) {
        return program.owns(value) ? program.code(value.getClass().getName()) : null;
    }

    private void function(final Object value, final String name, final Code code) throws IOException {
        if (out.name(value.getClass().getName()) && code.reached().length > 0) {
            reachers.add(new Reacher(name, false, code.reached()));
        }
    }

    /** What a field holds: a cell, a value or nothing. */
    private void content(final @Nullable Object content) throws IOException {
        if (content == null) {
            out.open(Tag.UNSET, 0);
        } else if (!(content instanceof Cell cell) || shared.kindOf(cell) != null) {
            value(content);
        } else if (enter(cell)) {
            final Object value = cell.get();
            if (value == Cell.UNSET) {
                out.open(Tag.CELL, 0);
            } else {
                out.open(Tag.CELL, 1);
                value(value);
            }
            depth--;
        }
    }

    private void error(final ErrorValue error) throws IOException {
        if (!enter(error)) {
            return;
        }
        final List<ErrorValue> others = error.others();
        out.open(Tag.ERROR, 4 + others.size());
        out.name(error.kind().name());
        out.text(error.message());
        final ErrorValue cause = error.cause();
        if (cause == null) {
            out.nil();
        } else {
            value(cause);
        }
        final ScriptTrace trace = error.trace();
        if (trace == null) {
            out.nil();
        } else {
            trace(trace);
        }
        for (final ErrorValue other : others) {
            value(other);
        }
        depth--;
    }

    /** Frames, how many were left out and where, and links. */
    private void trace(final ScriptTrace trace) throws IOException {
        final List<ScriptTrace.Link> links = trace.links();
        out.open(4);
        out.open(4 * trace.frames().size());
        for (final ScriptTrace.Frame frame : trace.frames()) {
            frame(frame);
        }
        out.number(trace.omitted());
        out.number(trace.omittedAfter());
        out.open(links.size());
        for (final ScriptTrace.Link link : links) {
            switch (link) {
                case ScriptTrace.Link.Awaited(final String className, final int pc) -> {
                    out.open(2);
                    out.name(className);
                    out.number(pc);
                }
                case ScriptTrace.Link.Spawned(final int site) -> {
                    out.open(1);
                    out.number(site);
                }
                case ScriptTrace.Link.Received(final ScriptTrace.Frame frame) -> {
                    out.open(4);
                    frame(frame);
                }
            }
        }
    }

    private void frame(final ScriptTrace.Frame frame) throws IOException {
        out.name(frame.className());
        out.name(frame.method());
        out.name(frame.descriptor());
        out.number(frame.bytecodeIndex());
    }

    private void script(final ModuleValue module) throws IOException {
        if (!out.again(module)) {
            final int[] exports = program.outline().exports().get(module.script()).values().stream()
                    .mapToInt(Integer::intValue).toArray();
            reachers.add(new Reacher(module.name(), true, exports));
            out.open(Tag.SCRIPT_MODULE, 2);
            out.name(module.name());
            out.number(module.script());
        }
    }
}
