package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
import org.braidlang.runtime.Errors;
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
import org.msgpack.core.MessageBufferPacker;

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
    private final MessageBufferPacker packer = Format.packer();

    /** What was written so far, in this message. */
    private Map<Object, Integer> written = new IdentityHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Reacher> reachers = new ArrayList<>();
    private final BitSet variables = new BitSet();
    private int depth;

    /** A function or imported script that was met, and the positions of the variables that it reaches. */
    private record Reacher(String name, int[] positions) {}

    /** @param globals the variables that the functions among the values see */
    public ValueEncoder(final Globals globals, final Program program, final SharedObjects shared) {
        this.globals = globals;
        this.program = program;
        this.shared = shared;
        this.known = new KnownNames(globals);
    }

    /**
     * Writes values. A coroutine among them may be claimed already, if it has not run.
     *
     * @param root what messages call the value at an index: "argument 1"
     * @throws RuntimeException a ScriptError: NotSendableError, or LimitError where it takes more than 1 GB
     */
    public byte[] encode(final Object[] values, final IntFunction<String> root) {
        try {
            roots(values, root);
            variables();
            packer.packInt(Format.END);
            limit(0);
            return packer.toByteArray();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            packer.clear();
            if (written.size() > Format.DEEPEST) {
                written = new IdentityHashMap<>();
            } else {
                written.clear();
            }
            names.clear();
            reachers.clear();
            variables.clear();
            depth = 0;
        }
    }

    private void roots(final Object[] values, final IntFunction<String> root) throws IOException {
        packer.packInt(values.length);
        for (int i = 0; i < values.length; i++) {
            try {
                if (values[i] instanceof Coroutine coroutine && !coroutine.hasRun()) {
                    coroutine(coroutine);
                } else {
                    value(values[i]);
                }
            } catch (final NotSendable e) {
                throw e.error(root.apply(i));
            } catch (final StackOverflowError _) {
                throw tooDeep().error(root.apply(i));
            }
        }
    }

    /** The variables that the functions can reach; writing them may lead to further functions. */
    private void variables() throws IOException {
        for (int i = 0; i < reachers.size(); i++) {
            for (final int position : reachers.get(i).positions) {
                variable(position, reachers.get(i).name);
            }
        }
    }

    private void variable(final int position, final String function) throws IOException {
        if (variables.get(position)) {
            return;
        }
        variables.set(position);
        final Object content = globals.get(position);
        if (content == null) {
            return;
        }
        try {
            if (content instanceof Cell cell && shared.kindOf(cell) == null) {
                final Object value = cell.get();
                if (value != Cell.UNSET) {
                    packer.packInt(position);
                    value(value);
                }
            } else {
                packer.packInt(position);
                value(content);
            }
        } catch (final NotSendable e) {
            throw e.captured(program.outline().variables().get(position), function).error("");
        } catch (final StackOverflowError _) {
            throw tooDeep().captured(program.outline().variables().get(position), function).error("");
        }
    }

    private void value(final Object value) throws IOException {
        switch (value) {
            case Long number -> packer.packLong(number);
            case String text -> text(text);
            case None _ -> packer.packNil();
            case Boolean truth -> packer.packBoolean(truth);
            case Double number -> packer.packDouble(number);
            case BigInteger number -> extension(Format.BIG_INT, number.toByteArray());
            case Bytes bytes -> bytes(bytes);
            case RangeValue range -> {
                open(Tag.RANGE, 3);
                packer.packLong(range.start()).packLong(range.stop()).packLong(range.step());
            }
            case ErrorKind kind -> named(Tag.ERROR_KIND, kind.name());
            case TypeValue type -> named(Tag.TYPE, type.name());
            case ListValue _, TupleValue _, DictValue _, SetValue _, Closure _, BoundMethod _, ErrorValue _,
                ModuleValue _, Coroutine _ -> nested(value);
            default -> other(value);
        }
    }

    /** A value in which others stand. */
    private void nested(final Object value) throws IOException {
        if (++depth > Format.DEEPEST) {
            throw tooDeep();
        }
        limit(0);
        switch (value) {
            case ListValue list -> list(list);
            case TupleValue tuple -> tuple(tuple);
            case DictValue dict -> dict(dict);
            case SetValue set -> set(set);
            case Closure closure -> closure(closure);
            case BoundMethod method -> boundMethod(method);
            case ErrorValue error -> error(error);
            case ModuleValue module -> module(module);
            case Coroutine coroutine -> {
                if (coroutine.isClaimed() || coroutine.hasRun()) {
                    throw new NotSendable("a coroutine that was started; send its result");
                }
                coroutine(coroutine);
            }
            default -> throw new IllegalStateException("nothing stands in " + value.getClass());
        }
        depth--;
    }

    private static NotSendable tooDeep() {
        return new NotSendable("nested more than " + Format.DEEPEST + " deep; send it in parts");
    }

    private void other(final Object value) throws IOException {
        final SharedObjects.Kind kind = shared.kindOf(value);
        if (kind != null) {
            open(Tag.SHARED, 2);
            packer.packInt(kind.ordinal()).packLong(shared.idOf(value));
            return;
        }
        final KnownNames.Name name = known.of(value);
        if (name == null) {
            throw Unsendable.of(value);
        }
        name(name);
    }

    private void name(final KnownNames.Name name) throws IOException {
        open(name.tag(), name.words().size());
        for (final String word : name.words()) {
            name(word);
        }
    }

    private void open(final Tag tag, final int items) throws IOException {
        packer.packArrayHeader(1 + items).packInt(tag.ordinal());
    }

    private void named(final Tag tag, final String name) throws IOException {
        open(tag, 1);
        name(name);
    }

    /** A name, which is likely to occur again. @return whether it is the first time */
    private boolean name(final String name) throws IOException {
        final Integer number = names.putIfAbsent(name, names.size());
        if (number == null) {
            packer.packString(name);
            return true;
        }
        packer.packInt(number);
        return false;
    }

    /** Whether a value stood before, in which case a reference to it was written now. */
    private boolean again(final Object value) throws IOException {
        final Integer number = written.putIfAbsent(value, written.size());
        if (number == null) {
            return false;
        }
        open(Tag.REFERENCE, 1);
        packer.packInt(number);
        return true;
    }

    /** Makes sure that so many more bytes may be written. */
    private void limit(final long more) {
        if (packer.getTotalWrittenBytes() + more > Format.MOST_BYTES) {
            throw Errors.limitError("what is to be sent to another process takes more than 1 GB; send less of it, or "
                    + "let the task read its data itself");
        }
    }

    private void extension(final byte type, final byte[] payload) throws IOException {
        limit(payload.length);
        packer.packExtensionTypeHeader(type, payload.length).addPayload(payload);
    }

    private void text(final String text) throws IOException {
        if (text.length() >= Format.SHORT && again(text)) {
            return;
        }
        limit(text.length());
        if (isUnicode(text)) {
            packer.packString(text);
        } else {
            final ByteBuffer units = ByteBuffer.allocate(Math.multiplyExact(2, text.length()));
            units.asCharBuffer().put(text);
            extension(Format.CODE_UNITS, units.array());
        }
    }

    /** Whether all surrogates stand in pairs. */
    private static boolean isUnicode(final String text) {
        final int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i)) || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void bytes(final Bytes bytes) throws IOException {
        if (bytes.size() >= Format.SHORT && again(bytes)) {
            return;
        }
        limit(bytes.size());
        packer.packBinaryHeader(bytes.size()).addPayload(bytes.array());
    }

    private void list(final ListValue list) throws IOException {
        if (again(list)) {
            return;
        }
        if (list.size() >= Format.FEW) {
            final long[] ints = list.toLongs();
            if (ints != null) {
                extension(Format.LIST_OF_INTS, PackedNumbers.pack(ints));
                return;
            }
            final double[] floats = list.toDoubles();
            if (floats != null) {
                extension(Format.LIST_OF_FLOATS, PackedNumbers.pack(floats));
                return;
            }
        }
        final Object[] items = list.toArray();
        open(Tag.LIST, items.length);
        items(items);
    }

    private void items(final Object[] items) throws IOException {
        int i = 0;
        try {
            for (; i < items.length; i++) {
                value(items[i]);
            }
        } catch (final NotSendable e) {
            throw e.inside("[" + i + "]");
        }
    }

    private void tuple(final TupleValue tuple) throws IOException {
        if (again(tuple)) {
            return;
        }
        final Object[] items = tuple.toArray();
        if (items.length >= Format.FEW && packed(items)) {
            return;
        }
        open(Tag.TUPLE, items.length);
        items(items);
    }

    /** Writes the items of a tuple if all are small ints, or all floats; else gives false. */
    private boolean packed(final Object[] items) throws IOException {
        if (items[0] instanceof Long) {
            final long[] ints = new long[items.length];
            for (int i = 0; i < items.length; i++) {
                if (!(items[i] instanceof Long number)) {
                    return false;
                }
                ints[i] = number;
            }
            extension(Format.TUPLE_OF_INTS, PackedNumbers.pack(ints));
            return true;
        }
        if (items[0] instanceof Double) {
            final double[] floats = new double[items.length];
            for (int i = 0; i < items.length; i++) {
                if (!(items[i] instanceof Double number)) {
                    return false;
                }
                floats[i] = number;
            }
            extension(Format.TUPLE_OF_FLOATS, PackedNumbers.pack(floats));
            return true;
        }
        return false;
    }

    private void dict(final DictValue dict) throws IOException {
        if (again(dict)) {
            return;
        }
        final Object[] pairs = dict.toArray();
        open(Tag.DICT, pairs.length);
        int i = 0;
        try {
            for (; i < pairs.length; i++) {
                value(pairs[i]);
            }
        } catch (final NotSendable e) {
            throw (i & 1) == 1 ? e.inside("[" + Unsendable.key(pairs[i - 1]) + "]") : e.inside(".keys()");
        }
    }

    private void set(final SetValue set) throws IOException {
        if (again(set)) {
            return;
        }
        final Object[] items = set.toArray();
        open(Tag.SET, items.length);
        items(items);
    }

    private void closure(final Closure closure) throws IOException {
        final String className = closure.getClass().getName();
        final Code code = program.code(className);
        if (code == null) {
            final KnownNames.Name name = known.of(closure);
            if (name == null) {
                throw new NotSendable("a function of another script; define it in this one");
            }
            name(name);
            return;
        }
        if (again(closure)) {
            return;
        }
        final Object[] captured = closure.captured();
        final Object[] defaults = closure.defaults();
        open(Tag.CLOSURE, 2 + defaults.length + captured.length);
        function(closure.name(), className, code);
        packer.packInt(defaults.length);
        int i = 0;
        try {
            for (; i < defaults.length; i++) {
                value(defaults[i]);
            }
        } catch (final NotSendable e) {
            final String[] parameters = closure.signature().parameters();
            throw e.captured(parameters[closure.signature().required() + i], closure.name());
        }
        i = 0;
        try {
            for (; i < captured.length; i++) {
                content(captured[i]);
            }
        } catch (final NotSendable e) {
            throw e.captured(code.captured().get(i), closure.name());
        }
    }

    private void function(final String name, final String className, final Code code) throws IOException {
        if (name(className) && code.reached().length > 0) {
            reachers.add(new Reacher(name, code.reached()));
        }
    }

    /** What a field holds: a cell, a value or nothing. */
    private void content(final @Nullable Object content) throws IOException {
        if (content == null) {
            open(Tag.UNSET, 0);
        } else if (content instanceof Cell cell && shared.kindOf(cell) == null) {
            if (!again(cell)) {
                final Object value = cell.get();
                if (value == Cell.UNSET) {
                    open(Tag.CELL, 0);
                } else {
                    open(Tag.CELL, 1);
                    value(value);
                }
            }
        } else {
            value(content);
        }
    }

    private void coroutine(final Coroutine coroutine) throws IOException {
        if (again(coroutine)) {
            return;
        }
        final String className = coroutine.getClass().getName();
        final Code code = program.code(className);
        if (code == null) {
            throw new NotSendable("a coroutine that waits for tasks of this process; await it here, and send its "
                    + "result");
        }
        final Object[] arguments = coroutine.arguments();
        open(Tag.COROUTINE, 1 + arguments.length);
        function(coroutine.name(), className, code);
        int i = 0;
        try {
            for (; i < arguments.length; i++) {
                content(arguments[i]);
            }
        } catch (final NotSendable e) {
            final boolean closure = arguments[0] instanceof Closure;
            throw e.captured("argument " + (closure ? i : i + 1), coroutine.name());
        }
    }

    private void boundMethod(final BoundMethod method) throws IOException {
        open(Tag.BOUND_METHOD, 2);
        value(method.receiver());
        name(method.name());
    }

    private void error(final ErrorValue error) throws IOException {
        if (again(error)) {
            return;
        }
        final List<ErrorValue> others = error.others();
        open(Tag.ERROR, 4 + others.size());
        name(error.kind().name());
        text(error.message());
        if (error.cause() == null) {
            packer.packNil();
        } else {
            value(error.cause());
        }
        if (error.trace() == null) {
            packer.packNil();
        } else {
            trace(error.trace());
        }
        for (final ErrorValue other : others) {
            value(other);
        }
    }

    private void module(final ModuleValue module) throws IOException {
        if (module.script() < 0) {
            other(module);
            return;
        }
        if (again(module)) {
            return;
        }
        reachers.add(new Reacher(module.name(), program.outline().exports().get(module.script()).values().stream()
                .mapToInt(Integer::intValue).toArray()));
        open(Tag.SCRIPT_MODULE, 2);
        name(module.name());
        packer.packInt(module.script());
    }

    /** Frames, where some were left out and how many, and links. */
    private void trace(final ScriptTrace trace) throws IOException {
        packer.packArrayHeader(4).packArrayHeader(4 * trace.frames().size());
        for (final ScriptTrace.Frame frame : trace.frames()) {
            name(frame.className());
            name(frame.method());
            name(frame.descriptor());
            packer.packInt(frame.bytecodeIndex());
        }
        packer.packInt(trace.omitted()).packInt(trace.omittedAfter());
        final List<ScriptTrace.Link> links = trace.links();
        packer.packArrayHeader(2 * links.size());
        for (final ScriptTrace.Link link : links) {
            switch (link) {
                case ScriptTrace.Link.Awaited(final String className, final int pc) -> {
                    name(className);
                    packer.packInt(pc);
                }
                case ScriptTrace.Link.Spawned(final int site) -> packer.packNil().packInt(site);
            }
        }
    }
}
