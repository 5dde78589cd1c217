package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.runtime.BoundMethod;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.Cell;
import org.braidlang.runtime.Closure;
import org.braidlang.runtime.CodeSource.Code;
import org.braidlang.runtime.CopiedCell;
import org.braidlang.runtime.CopiedVariable;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.LostWrites;
import org.braidlang.runtime.Methods;
import org.braidlang.runtime.ModuleValue;
import org.braidlang.runtime.None;
import org.braidlang.runtime.RangeValue;
import org.braidlang.runtime.ScriptTrace;
import org.braidlang.runtime.SetValue;
import org.braidlang.runtime.TupleValue;
import org.braidlang.runtime.Types;
import org.jspecify.annotations.Nullable;

/** Makes the values of one message. A value that others refer to is there before its own content is read. */
final class ValueReader {
    private static final SharedObjects.Kind[] KINDS = SharedObjects.Kind.values();

    private final ValueDecoder to;
    private final MessageReader in;
    private final @Nullable LostWrites reports;
    private int depth;

    /** The variable through which the values are reached that are read now, if changes to them are to be reported. */
    private @Nullable CopiedVariable reached;

    /** What has to wait until all values are complete, as the hashes of tuples have to. */
    private final List<Runnable> later = new ArrayList<>();

    ValueReader(final ValueDecoder to, final MessageReader in, final @Nullable LostWrites reports) {
        this.to = to;
        this.in = in;
        this.reports = reports;
    }

    Object[] message() throws IOException, CorruptFrameException {
        final Object[] values = new Object[in.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(read());
        }
        for (int position = in.number(); position != WireFormat.END; position = in.number()) {
            if (position < 0 || position >= to.globals.size()) {
                throw new CorruptFrameException("no variable " + position);
            }
            variable(position);
        }
        if (in.remaining() != 0) {
            throw new CorruptFrameException(in.remaining() + " bytes too many");
        }
        later.forEach(Runnable::run);
        return values;
    }

    private void variable(final int position) throws IOException, CorruptFrameException {
        final CopiedVariable variable = copied(() -> to.program.outline().variables().get(position), "variable " + position);
        reached = variable;
        final Object content = read();
        reached = null;
        if (content == null) {
            throw new CorruptFrameException("nothing for a variable");
        }
        final Object here = to.globals.get(position);
        if (content instanceof Cell) {
            to.globals.set(position, content);
        } else if (here instanceof Cell cell) {
            if (variable != null) {
                final CopiedCell copy = new CopiedCell();
                copy.set(content);
                copy.copied(variable);
                to.globals.set(position, copy);
            } else if (cell.get() == Cell.UNSET) {
                cell.set(content);
            }
        } else if (variable != null || here == null) {
            to.globals.set(position, content);
        }
    }

    private @Nullable CopiedVariable copied(final Supplier<String> name, final String key) {
        return reports == null ? null : new CopiedVariable(name, key, -1, reports);
    }

    /** What was read, if it is a value. */
    private static Object value(final @Nullable Object content) throws CorruptFrameException {
        if (content == null || content instanceof Cell) {
            throw new CorruptFrameException("no value");
        }
        return content;
    }

    /**
     * Reads a value, a cell, or null for what is not set. Few of these calls are on the stack for each level of nesting,
     * so that any thread's stack will do.
     */
    private @Nullable Object read() throws IOException, CorruptFrameException {
        return switch (in.next()) {
            case INTEGER -> in.integer();
            case STRING -> text();
            case NIL -> {
                in.nil();
                yield None.NONE;
            }
            case BOOLEAN -> in.truth();
            case FLOAT -> in.floating();
            case BINARY -> {
                final byte[] bytes = in.binary();
                yield in.addLong(Bytes.of(bytes), bytes.length);
            }
            case EXTENSION -> extension();
            case ARRAY -> {
                if (++depth > WireFormat.DEEPEST + 2) {
                    throw new CorruptFrameException("nested too deep");
                }
                final int count = in.open() - 1;
                final Object found = tagged(Tag.of(in.number()), count);
                depth--;
                yield found;
            }
            case MAP -> throw new CorruptFrameException("a map");
        };
    }

    private String text() throws IOException, CorruptFrameException {
        final String text = in.text();
        return in.addLong(text, text.length());
    }

    private Object extension() throws IOException, CorruptFrameException {
        final MessageReader.Extension extension = in.extension();
        return switch (extension.content()) {
            case BigInteger number -> number;
            case String text -> in.addLong(text, text.length());
            case long[] ints when extension.type() == WireFormat.LIST_OF_INTS -> list(ListValue.ofLongs(ints));
            case long[] ints -> {
                final Object[] items = new Object[ints.length];
                for (int i = 0; i < items.length; i++) {
                    items[i] = ints[i];
                }
                yield tuple(items);
            }
            case double[] floats when extension.type() == WireFormat.LIST_OF_FLOATS ->
                list(ListValue.ofDoubles(floats));
            case double[] floats -> {
                final Object[] items = new Object[floats.length];
                for (int i = 0; i < items.length; i++) {
                    items[i] = floats[i];
                }
                yield tuple(items);
            }
            default -> throw new IllegalStateException("no extension holds " + extension.content().getClass());
        };
    }

    private ListValue list(final ListValue list) {
        in.add(list);
        if (reached != null) {
            list.copied(reached);
        }
        return list;
    }

    private TupleValue tuple(final Object[] items) {
        final TupleValue tuple = TupleValue.of(items);
        in.add(tuple);
        return tuple;
    }

    private @Nullable Object tagged(final Tag tag, final int count) throws IOException, CorruptFrameException {
        return switch (tag) {
            case REFERENCE -> in.reference();
            case UNSET -> null;
            case LIST -> {
                final ListValue list = new ListValue();
                in.add(list);
                final CopiedVariable variable = reached;
                final Object[] items = new Object[count];
                for (int i = 0; i < count; i++) {
                    items[i] = value(read());
                }
                list.addAll(items);
                if (variable != null) {
                    list.copied(variable);
                }
                yield list;
            }
            case TUPLE -> {
                final Object[] items = new Object[count];
                final TupleValue tuple = tuple(items);
                for (int i = 0; i < count; i++) {
                    items[i] = value(read());
                }
                yield tuple;
            }
            case DICT -> dict(count);
            case SET -> set(count);
            case RANGE -> RangeValue.of(in.integer(), in.integer(), in.integer());
            case CELL -> cell(count);
            case CLOSURE -> closure(count);
            case COROUTINE -> coroutine(count);
            case BUILTIN -> found(to.globals.builtins(), in.name());
            case MEMBER -> member(module(), in.name());
            case INNER_MEMBER -> member(member(module(), in.name()), in.name());
            case METHOD -> found(Methods.ofType(in.name()), in.name());
            case BOUND_METHOD -> {
                final Object receiver = value(read());
                yield new BoundMethod(receiver, (BuiltinFunction) found(Methods.of(receiver), in.name()));
            }
            case TYPE -> Types.named(in.name());
            case ERROR_KIND -> kind();
            case ERROR -> error(count);
            case MODULE -> module();
            case SCRIPT_MODULE -> script();
            case SHARED -> to.resource(KINDS[in.index(KINDS.length)], in.integer());
        };
    }

    private Object dict(final int count) throws IOException, CorruptFrameException {
        final DictValue dict = new DictValue();
        in.add(dict);
        final CopiedVariable variable = reached;
        final Object[] pairs = new Object[count];
        for (int i = 0; i < count; i++) {
            pairs[i] = value(read());
        }
        boolean complete = true;
        for (int i = 0; i < count; i += 2) {
            complete &= !(pairs[i] instanceof TupleValue);
        }
        whenComplete(complete, () -> {
            dict.putAll(pairs);
            if (variable != null) {
                dict.copied(variable);
            }
        });
        return dict;
    }

    private Object set(final int count) throws IOException, CorruptFrameException {
        final SetValue set = new SetValue();
        in.add(set);
        final CopiedVariable variable = reached;
        final Object[] items = new Object[count];
        for (int i = 0; i < count; i++) {
            items[i] = value(read());
        }
        boolean complete = true;
        for (final Object item : items) {
            complete &= !(item instanceof TupleValue);
        }
        whenComplete(complete, () -> {
            for (final Object item : items) {
                set.add(item);
            }
            if (variable != null) {
                set.copied(variable);
            }
        });
        return set;
    }

    /** Does something that hashes values: now, or when all tuples have their items. */
    private void whenComplete(final boolean now, final Runnable fill) {
        if (now) {
            fill.run();
        } else {
            later.add(fill);
        }
    }

    private Cell cell(final int count) throws IOException, CorruptFrameException {
        final CopiedVariable variable = reached;
        final Cell cell = variable == null ? new Cell() : new CopiedCell();
        in.add(cell);
        if (count > 0) {
            cell.set(value(read()));
        }
        if (variable != null && cell instanceof CopiedCell copy) {
            copy.copied(variable);
        }
        return cell;
    }

    private Object closure(final int count) throws IOException, CorruptFrameException {
        final String className = in.name();
        final Code code = to.code(className);
        final Object[] defaults = new Object[in.index(count - 1)];
        if (defaults.length + code.captured().size() != count - 2) {
            throw new CorruptFrameException(count + " items for " + className);
        }
        final Closure closure = to.newClosure(className, defaults);
        in.add(closure);
        final CopiedVariable outer = reached;
        for (int i = 0; i < defaults.length; i++) {
            final int parameter = closure.signature().required() + i;
            reached = copied(() -> closure.signature().parameters()[parameter], className + " " + i);
            defaults[i] = value(read());
        }
        final @Nullable Object[] captured = new @Nullable Object[code.captured().size()];
        for (int i = 0; i < captured.length; i++) {
            final String name = code.captured().get(i);
            reached = copied(() -> name, className + " " + name);
            captured[i] = read();
        }
        closure.captured(captured);
        reached = outer;
        return closure;
    }

    private Object coroutine(final int count) throws IOException, CorruptFrameException {
        final String className = in.name();
        to.code(className);
        final Coroutine coroutine = to.newCoroutine(className);
        in.add(coroutine);
        final @Nullable Object[] arguments = new @Nullable Object[count - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = read();
        }
        coroutine.arguments(arguments);
        return coroutine;
    }

    private Object module() throws IOException, CorruptFrameException {
        return found(to.globals.modules(), in.name());
    }

    private static Object member(final Object module, final String name) throws CorruptFrameException {
        if (!(module instanceof ModuleValue known)) {
            throw new CorruptFrameException("no module");
        }
        return found(known.members(), name);
    }

    private ErrorKind kind() throws IOException, CorruptFrameException {
        final String name = in.name();
        final ErrorKind kind = ErrorKind.named(name);
        if (kind == null) {
            throw new CorruptFrameException("no error kind " + name);
        }
        return kind;
    }

    private static Object found(final Map<String, ?> known, final String name) throws CorruptFrameException {
        final Object value = known.get(name);
        if (value == null) {
            throw new CorruptFrameException("nothing here is called '" + name + "'");
        }
        return value;
    }

    private Object script() throws IOException, CorruptFrameException {
        final String name = in.name();
        final int script = in.index(to.program.outline().exports().size());
        final Map<String, Object> members = new LinkedHashMap<>();
        final ModuleValue module = new ModuleValue(name, script, members);
        in.add(module);
        later.add(() -> members.putAll(to.globals.exported(script)));
        return module;
    }

    private Object error(final int count) throws IOException, CorruptFrameException {
        final int number = in.add(None.NONE);
        final ErrorKind kind = kind();
        if (!(value(read()) instanceof String message)) {
            throw new CorruptFrameException("no message");
        }
        final ErrorValue error = new ErrorValue(kind, message);
        in.replace(number, error);
        if (!in.skipNil()) {
            error.setCause(otherError());
        }
        if (!in.skipNil()) {
            error.setTrace(trace());
        }
        final List<ErrorValue> others = new ArrayList<>();
        for (int i = 4; i < count; i++) {
            others.add(otherError());
        }
        error.setOthers(others);
        return error;
    }

    private ErrorValue otherError() throws IOException, CorruptFrameException {
        if (!(value(read()) instanceof ErrorValue error)) {
            throw new CorruptFrameException("no error");
        }
        return error;
    }

    private ScriptTrace trace() throws IOException, CorruptFrameException {
        in.open();
        final List<ScriptTrace.Frame> frames = new ArrayList<>();
        for (int items = in.open(); items > 0; items -= 4) {
            frames.add(frame());
        }
        final int omitted = in.number();
        final int omittedAfter = in.number();
        final List<ScriptTrace.Link> links = new ArrayList<>();
        for (int items = in.open(); items > 0; items--) {
            links.add(switch (in.open()) {
                case 1 -> new ScriptTrace.Link.Spawned(in.number());
                case 2 -> new ScriptTrace.Link.Awaited(in.name(), in.number());
                case 4 -> new ScriptTrace.Link.Received(frame());
                default -> throw new CorruptFrameException("a trace with an unknown step");
            });
        }
        return ScriptTrace.of(frames, omitted, omittedAfter, links, to.program);
    }

    private ScriptTrace.Frame frame() throws IOException, CorruptFrameException {
        return new ScriptTrace.Frame(in.name(), in.name(), in.name(), in.number());
    }
}
