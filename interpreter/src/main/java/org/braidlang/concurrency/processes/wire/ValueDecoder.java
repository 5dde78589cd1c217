package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.braidlang.runtime.CopiedCell;
import org.braidlang.runtime.CopiedVariable;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.LostWrites;
import org.braidlang.runtime.Methods;
import org.braidlang.runtime.ModuleValue;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Program;
import org.braidlang.runtime.RangeValue;
import org.braidlang.runtime.ScriptTrace;
import org.braidlang.runtime.SetValue;
import org.braidlang.runtime.TupleValue;
import org.braidlang.runtime.Types;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Makes values of what a {@link ValueEncoder} has written, and sets the top-level variables that came with them. Can be
 * used again and again; by one thread at a time.
 */
public final class ValueDecoder {
    private final Globals globals;
    private final Program program;
    private final SharedObjects shared;

    /** @param globals the variables that the functions among the values will see */
    public ValueDecoder(final Globals globals, final Program program, final SharedObjects shared) {
        this.globals = globals;
        this.program = program;
        this.shared = shared;
    }

    /**
     * Makes the values of a message that comes while a task runs, or from one: of the top-level variables that came with
     * it, those are set that have no value here.
     *
     * @throws CorruptFrameException if this is no such message
     */
    public Object[] decode(final byte[] bytes, final int offset, final int length) throws CorruptFrameException {
        return read(bytes, offset, length, null);
    }

    /** As {@link #decode(byte[], int, int)}, of all bytes. */
    public Object[] decode(final byte[] bytes) throws CorruptFrameException {
        return decode(bytes, 0, bytes.length);
    }

    /**
     * Makes the values with which a task starts, and sets all top-level variables that came with them. These and the
     * variables that functions capture are copies: the first change of each is reported, and that of each list, dict
     * and set that is reached through one first.
     *
     * @throws CorruptFrameException if this is no such message
     */
    public Object[] decodeTask(final byte[] bytes, final int offset, final int length, final LostWrites reports)
            throws CorruptFrameException {
        return read(bytes, offset, length, reports);
    }

    private Object[] read(
            final byte[] bytes, final int offset, final int length, final @Nullable LostWrites reports)
            throws CorruptFrameException {
        try {
            return new Reading(bytes, offset, length, reports).message();
        } catch (final Passed e) {
            throw e.cause;
        } catch (final IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new CorruptFrameException("not a message of values", e);
        }
    }

    /** What code that is not ours has thrown, which says nothing of the message. */
    private static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final RuntimeException cause;

        Passed(final RuntimeException cause) {
            super(null, cause, false, false);
            this.cause = cause;
        }
    }

    private static <T> T ask(final Supplier<T> question) {
        try {
            return question.get();
        } catch (final RuntimeException e) {
            throw new Passed(e);
        }
    }

    /** One message. */
    private final class Reading {
        private final byte[] bytes;
        private final int offset;
        private final int length;
        private final MessageUnpacker unpacker;
        private final @Nullable LostWrites reports;

        /** How many items the arrays may still announce: each takes a byte at least. */
        private int announced;

        private int depth;
        /** The variable through which the values are reached that are read now. */
        private @Nullable CopiedVariable reached;
        /** The values that can be referred to. */
        private final List<Object> known = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        /** To be done when all values are complete, as the hash of a tuple needs it. */
        private final List<Runnable> later = new ArrayList<>();

        Reading(final byte[] bytes, final int offset, final int length, final @Nullable LostWrites reports) {
            this.bytes = bytes;
            this.offset = offset;
            this.length = length;
            this.unpacker = Format.unpacker(bytes, offset, length);
            this.reports = reports;
            this.announced = length;
        }

        Object[] message() throws IOException, CorruptFrameException {
            final Object[] values = new Object[announce(unpacker.unpackInt())];
            for (int i = 0; i < values.length; i++) {
                values[i] = value();
            }
            for (int position = unpacker.unpackInt(); position != Format.END; position = unpacker.unpackInt()) {
                variable(position);
            }
            if (remaining() != 0) {
                throw new CorruptFrameException(remaining() + " bytes too many");
            }
            later.forEach(Runnable::run);
            return values;
        }

        private int remaining() {
            return length - (int) unpacker.getTotalReadBytes();
        }

        /** Accepts a count of items if the message is long enough for them. */
        private int announce(final int count) throws CorruptFrameException {
            announced -= count;
            if (count < 0 || announced < 0) {
                throw new CorruptFrameException("more items than bytes");
            }
            return count;
        }

        /** The start of so many bytes in the message, which are passed over. */
        private int payload(final int size) throws IOException, CorruptFrameException {
            if (size < 0 || size > remaining()) {
                throw new CorruptFrameException("cut off");
            }
            final int start = offset + (int) unpacker.getTotalReadBytes();
            unpacker.readPayloadAsReference(size);
            return start;
        }

        private void variable(final int position) throws IOException, CorruptFrameException {
            if (position < 0 || position >= globals.size()) {
                throw new CorruptFrameException("no variable " + position);
            }
            final Object here = globals.get(position);
            reached = copied(() -> program.outline().variables().get(position));
            final Object content = content();
            final boolean cell = here instanceof Cell;
            if (content instanceof Cell) {
                globals.set(position, content);
            } else if (reports != null && reached != null) {
                globals.set(position, cell ? newCell(content, reached) : content);
            } else if (here instanceof Cell unset) {
                if (unset.get() == Cell.UNSET) {
                    unset.set(content);
                }
            } else if (here == null) {
                globals.set(position, content);
            }
            reached = null;
        }

        private @Nullable CopiedVariable copied(final Supplier<String> name) {
            return reports == null ? null : new CopiedVariable(name, reports);
        }

        private Cell newCell(final Object value, final CopiedVariable variable) {
            final CopiedCell cell = new CopiedCell();
            cell.set(value);
            cell.copied(variable);
            return cell;
        }

        /** A value that is no cell. */
        private Object value() throws IOException, CorruptFrameException {
            final Object content = content();
            if (content instanceof Cell) {
                throw new CorruptFrameException("a variable for a value");
            }
            return content;
        }

        private Object content() throws IOException, CorruptFrameException {
            final Object content = contentOrNull();
            if (content == null) {
                throw new CorruptFrameException("nothing for a value");
            }
            return content;
        }

        /** A value, a cell, or null for what is not set. */
        private @Nullable Object contentOrNull() throws IOException, CorruptFrameException {
            return switch (unpacker.getNextFormat().getValueType()) {
                case INTEGER -> unpacker.unpackLong();
                case STRING -> text();
                case NIL -> {
                    unpacker.unpackNil();
                    yield None.NONE;
                }
                case BOOLEAN -> unpacker.unpackBoolean();
                case FLOAT -> unpacker.unpackDouble();
                case BINARY -> {
                    final int size = unpacker.unpackBinaryHeader();
                    final int start = payload(size);
                    yield noted(Bytes.of(Arrays.copyOfRange(bytes, start, start + size)), size);
                }
                case EXTENSION -> extension();
                case ARRAY -> {
                    if (++depth > Format.DEEPEST + 2) {
                        throw new CorruptFrameException("nested too deep");
                    }
                    final int count = announce(unpacker.unpackArrayHeader()) - 1;
                    final Object found = tagged(Tag.of(unpacker.unpackInt()), count);
                    depth--;
                    yield found;
                }
                case MAP -> throw new CorruptFrameException("a map");
            };
        }

        private Object text() throws IOException, CorruptFrameException {
            final String text = string();
            return noted(text, text.length());
        }

        private String string() throws IOException, CorruptFrameException {
            final int size = unpacker.unpackRawStringHeader();
            return new String(bytes, payload(size), size, StandardCharsets.UTF_8);
        }

        /** Remembers what can be referred to. */
        private Object noted(final Object value, final int size) {
            if (size >= Format.SHORT) {
                known.add(value);
            }
            return value;
        }

        private Object extension() throws IOException, CorruptFrameException {
            final var header = unpacker.unpackExtensionTypeHeader();
            final int size = header.getLength();
            final int start = payload(size);
            return switch (header.getType()) {
                case Format.BIG_INT -> new BigInteger(bytes, start, size);
                case Format.CODE_UNITS -> {
                    final String text = ByteBuffer.wrap(bytes, start, size).asCharBuffer().toString();
                    yield noted(text, text.length());
                }
                case Format.LIST_OF_INTS -> list(ListValue.ofLongs(PackedNumbers.unpackInts(bytes, start, size)));
                case Format.LIST_OF_FLOATS ->
                    list(ListValue.ofDoubles(PackedNumbers.unpackFloats(bytes, start, size)));
                case Format.TUPLE_OF_INTS -> {
                    final long[] ints = PackedNumbers.unpackInts(bytes, start, size);
                    final Object[] items = new Object[ints.length];
                    for (int i = 0; i < items.length; i++) {
                        items[i] = ints[i];
                    }
                    yield tuple(items);
                }
                case Format.TUPLE_OF_FLOATS -> {
                    final double[] floats = PackedNumbers.unpackFloats(bytes, start, size);
                    final Object[] items = new Object[floats.length];
                    for (int i = 0; i < items.length; i++) {
                        items[i] = floats[i];
                    }
                    yield tuple(items);
                }
                default -> throw new CorruptFrameException("no extension " + header.getType());
            };
        }

        private ListValue list(final ListValue list) {
            known.add(list);
            if (reached != null) {
                list.copied(reached);
            }
            return list;
        }

        private TupleValue tuple(final Object[] items) {
            final TupleValue tuple = TupleValue.of(items);
            known.add(tuple);
            return tuple;
        }

        private void values(final Object[] into) throws IOException, CorruptFrameException {
            for (int i = 0; i < into.length; i++) {
                into[i] = value();
            }
        }

        private @Nullable Object tagged(final Tag tag, final int count) throws IOException, CorruptFrameException {
            return switch (tag) {
                case REFERENCE -> known.get(unpacker.unpackInt());
                case UNSET -> null;
                case LIST -> {
                    final ListValue list = new ListValue();
                    known.add(list);
                    final Object[] items = new Object[count];
                    values(items);
                    list.addAll(items);
                    if (reached != null) {
                        list.copied(reached);
                    }
                    yield list;
                }
                case TUPLE -> {
                    final Object[] items = new Object[count];
                    final TupleValue tuple = tuple(items);
                    values(items);
                    yield tuple;
                }
                case DICT -> dict(count);
                case SET -> set(count);
                case RANGE -> RangeValue.of(unpacker.unpackLong(), unpacker.unpackLong(), unpacker.unpackLong());
                case CELL -> cell(count);
                case CLOSURE -> closure(count);
                case COROUTINE -> coroutine(count);
                case BUILTIN -> builtin(name());
                case MEMBER -> member(module(name()), name());
                case INNER_MEMBER -> member(member(module(name()), name()), name());
                case METHOD -> method(Methods.ofType(name()), name());
                case BOUND_METHOD -> {
                    final Object receiver = value();
                    yield new BoundMethod(receiver, method(Methods.of(receiver), name()));
                }
                case TYPE -> Types.named(name());
                case ERROR_KIND -> kind(name());
                case ERROR -> error(count);
                case MODULE -> module(name());
                case SCRIPT_MODULE -> scriptModule(name(), unpacker.unpackInt());
                case SHARED -> {
                    final int kind = unpacker.unpackInt();
                    final long id = unpacker.unpackLong();
                    final SharedObjects.Kind[] kinds = SharedObjects.Kind.values();
                    if (kind < 0 || kind >= kinds.length) {
                        throw new CorruptFrameException("no kind " + kind);
                    }
                    yield ask(() -> shared.resource(kinds[kind], id));
                }
            };
        }

        private String name() throws IOException, CorruptFrameException {
            if (unpacker.getNextFormat().getValueType() == org.msgpack.value.ValueType.INTEGER) {
                return names.get(unpacker.unpackInt());
            }
            final String name = string();
            names.add(name);
            return name;
        }

        private Object dict(final int count) throws IOException, CorruptFrameException {
            final DictValue dict = new DictValue();
            known.add(dict);
            final Object[] pairs = new Object[count];
            values(pairs);
            final CopiedVariable variable = reached;
            boolean simple = true;
            for (int i = 0; i < count; i += 2) {
                simple &= !(pairs[i] instanceof TupleValue);
            }
            final Runnable fill = () -> {
                dict.putAll(pairs);
                if (variable != null) {
                    dict.copied(variable);
                }
            };
            fill(fill, simple);
            return dict;
        }

        private void fill(final Runnable fill, final boolean now) {
            if (now) {
                fill.run();
            } else {
                later.add(fill);
            }
        }

        private Object set(final int count) throws IOException, CorruptFrameException {
            final SetValue set = new SetValue();
            known.add(set);
            final Object[] items = new Object[count];
            values(items);
            final CopiedVariable variable = reached;
            boolean simple = true;
            for (final Object item : items) {
                simple &= !(item instanceof TupleValue);
            }
            fill(() -> {
                for (final Object item : items) {
                    set.add(item);
                }
                if (variable != null) {
                    set.copied(variable);
                }
            }, simple);
            return set;
        }

        private Object cell(final int count) throws IOException, CorruptFrameException {
            final CopiedVariable variable = reached;
            final Cell cell = variable == null ? new Cell() : new CopiedCell();
            known.add(cell);
            if (count > 0) {
                cell.set(value());
            }
            if (cell instanceof CopiedCell copy && variable != null) {
                copy.copied(variable);
            }
            return cell;
        }

        private Object closure(final int count) throws IOException, CorruptFrameException {
            final String className = name();
            final Object[] defaults = new Object[items(unpacker.unpackInt(), count - 2)];
            final Closure closure = ask(() -> program.newClosure(className, defaults));
            known.add(closure);
            final CopiedVariable outer = reached;
            for (int i = 0; i < defaults.length; i++) {
                final int parameter = closure.signature().required() + i;
                reached = copied(() -> closure.signature().parameters()[parameter]);
                defaults[i] = value();
            }
            closure.captured(captured(className, count - 2 - defaults.length));
            reached = outer;
            return closure;
        }

        private @Nullable Object[] captured(final String className, final int count)
                throws IOException, CorruptFrameException {
            final @Nullable Object[] captured = new @Nullable Object[items(count, count)];
            for (int i = 0; i < count; i++) {
                final int index = i;
                reached = copied(() -> program.code(className).captured().get(index));
                captured[i] = contentOrNull();
            }
            return captured;
        }

        private static int items(final int count, final int most) throws CorruptFrameException {
            if (count < 0 || count > most) {
                throw new CorruptFrameException(count + " items of " + most);
            }
            return count;
        }

        private Object coroutine(final int count) throws IOException, CorruptFrameException {
            final String className = name();
            final Coroutine coroutine = ask(() -> program.newCoroutine(className));
            known.add(coroutine);
            final @Nullable Object[] arguments = new @Nullable Object[items(count - 1, count)];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = contentOrNull();
            }
            coroutine.arguments(arguments);
            return coroutine;
        }

        private Object builtin(final String name) throws CorruptFrameException {
            return found(globals.builtins().get(name), name);
        }

        private Object module(final String name) throws CorruptFrameException {
            return found(globals.modules().get(name), name);
        }

        private static Object member(final Object module, final String name) throws CorruptFrameException {
            return found(module instanceof ModuleValue known ? known.get(name) : null, name);
        }

        private static BuiltinFunction method(final Map<String, BuiltinFunction> methods, final String name)
                throws CorruptFrameException {
            return found(methods.get(name), name);
        }

        private static ErrorKind kind(final String name) throws CorruptFrameException {
            return found(ErrorKind.named(name), name);
        }

        private static <T> T found(final @Nullable T value, final String name) throws CorruptFrameException {
            if (value == null) {
                throw new CorruptFrameException("nothing here is called '" + name + "'");
            }
            return value;
        }

        private Object scriptModule(final String name, final int script) throws CorruptFrameException {
            if (script < 0 || script >= program.outline().exports().size()) {
                throw new CorruptFrameException("no script " + script);
            }
            final Map<String, Object> members = new LinkedHashMap<>();
            final ModuleValue module = new ModuleValue(name, script, members);
            known.add(module);
            later.add(() -> members.putAll(globals.exported(script)));
            return module;
        }

        private Object error(final int count) throws IOException, CorruptFrameException {
            final int place = known.size();
            known.add(None.NONE);
            final ErrorKind kind = kind(name());
            if (!(value() instanceof String message)) {
                throw new CorruptFrameException("no message");
            }
            final ErrorValue error = new ErrorValue(kind, message);
            known.set(place, error);
            if (!unpacker.tryUnpackNil()) {
                error.setCause((ErrorValue) value());
            }
            if (!unpacker.tryUnpackNil()) {
                error.setTrace(trace());
            }
            final List<ErrorValue> others = new ArrayList<>();
            for (int i = 4; i < count; i++) {
                others.add((ErrorValue) value());
            }
            error.setOthers(others);
            return error;
        }

        private ScriptTrace trace() throws IOException, CorruptFrameException {
            announce(unpacker.unpackArrayHeader());
            final List<ScriptTrace.Frame> frames = new ArrayList<>();
            for (int i = announce(unpacker.unpackArrayHeader()); i > 0; i -= 4) {
                frames.add(new ScriptTrace.Frame(name(), name(), name(), unpacker.unpackInt()));
            }
            final int omitted = unpacker.unpackInt();
            final int omittedAfter = unpacker.unpackInt();
            final List<ScriptTrace.Link> links = new ArrayList<>();
            for (int i = announce(unpacker.unpackArrayHeader()); i > 0; i -= 2) {
                links.add(unpacker.tryUnpackNil() ? new ScriptTrace.Link.Spawned(unpacker.unpackInt())
                        : new ScriptTrace.Link.Awaited(name(), unpacker.unpackInt()));
            }
            return ScriptTrace.of(frames, omitted, omittedAfter, links, program);
        }
    }
}
