package org.braidlang.concurrency.processes;

import java.util.Objects;
import java.util.function.IntFunction;
import org.braidlang.concurrency.Body;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.concurrency.Packing;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.processes.wire.CorruptFrameException;
import org.braidlang.concurrency.processes.wire.SharedObjects;
import org.braidlang.concurrency.processes.wire.ValueDecoder;
import org.braidlang.concurrency.processes.wire.ValueEncoder;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.CopiedVariable;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.LostWrites;
import org.braidlang.runtime.Program;
import org.braidlang.runtime.ScriptError;
import org.braidlang.runtime.SetValue;
import org.jspecify.annotations.Nullable;

/** Calls, values and errors as payloads of messages, in both processes. Safe for any thread. */
public final class Copies implements Packing {
    private static final String CALL = "call";
    private static final String METHOD = "method";
    private static final String BRANCH = "branch";
    private static final String TURN = "turn";
    private static final String RUN = "run";

    private final Program program;
    private final SharedObjects shared;
    /** For values that have nothing to do with any task: the first variables that come by. */
    private volatile @Nullable Globals any;

    public Copies(final Program program, final SharedObjects shared) {
        this.program = program;
        this.shared = shared;
    }

    // ---- calls

    /**
     * What a task is to do, and all that its code can reach.
     *
     * @throws ScriptError NotSendableError
     */
    public byte[] call(final Task task) {
        final Body body = task.body();
        return switch (body) {
            case Body.Call c -> encode(task.globals, values(c.arguments(), c.names(), CALL, c.callee()),
                    i -> i == 1 ? "the function" : argument(i - 3, c.arguments(), c.names()));
            case Body.MethodCall c -> encode(task.globals,
                    values(c.arguments(), c.names(), METHOD, c.target(), c.method(),
                            (long) (task.origin() == null ? -1 : task.origin().site())),
                    i -> i == 1 ? "the value before ." + c.method() : argument(i - 5, c.arguments(), c.names()));
            case Body.Branch b -> encode(task.globals, new Object[] {BRANCH, b.statement()}, _ -> "the statement");
            case Body.Turn t -> encode(task.globals, new Object[] {TURN, t.turn(), task.takeSent()},
                    i -> i == 1 ? "the block" : "the item");
            case Coroutine c -> encode(task.globals, new Object[] {RUN, c}, _ -> "the coroutine '" + c.name() + "'");
            case Body.Sent s -> s.call();
            case Body.ReceivedTurn t -> encode(task.globals, new Object[] {TURN, t.turn(), t.item()}, _ -> "the item");
        };
    }

    private static Object[] values(final Object[] arguments, final String @Nullable [] names, final Object... first) {
        final Object[] all = new Object[first.length + 1 + arguments.length + (names == null ? 0 : names.length)];
        System.arraycopy(first, 0, all, 0, first.length);
        all[first.length] = (long) arguments.length;
        System.arraycopy(arguments, 0, all, first.length + 1, arguments.length);
        if (names != null) {
            System.arraycopy(names, 0, all, first.length + 1 + arguments.length, names.length);
        }
        return all;
    }

    private static String argument(final int index, final Object[] arguments, final String @Nullable [] names) {
        final int named = names == null ? 0 : names.length;
        return index < arguments.length - named || names == null ? "argument " + (index + 1)
                : "argument '" + names[Math.min(index - arguments.length + named, named - 1)] + "'";
    }

    /**
     * What a call that was received is to do.
     *
     * @param globals the variables of the call, which are set
     * @throws ScriptError WorkerError, if it cannot be read
     */
    public Body received(final byte[] payload, final Globals globals, final LostWrites reports) {
        final Object[] values;
        try {
            values = decoder(globals).decodeTask(payload, 0, payload.length, reports);
            return switch ((String) values[0]) {
                case CALL -> new Body.Call(values[1], arguments(values, 2), names(values, 2));
                case METHOD -> {
                    receiver(values[1], (String) values[2], (int) (long) values[3], reports);
                    yield new Body.MethodCall(values[1], (String) values[2], arguments(values, 4), names(values, 4));
                }
                case BRANCH -> new Body.Branch((Callable) values[1]);
                case TURN -> new Body.ReceivedTurn((Callable) values[1], values[2]);
                case RUN -> (Coroutine) values[1];
                default -> throw unreadable("it is no call");
            };
        } catch (final CorruptFrameException | ClassCastException | IndexOutOfBoundsException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** What {@code spawn xs.append(1)} changes is a copy, of which nobody but the spawner knows. */
    private void receiver(final Object value, final String method, final int site, final LostWrites reports) {
        final CopiedVariable variable = new CopiedVariable(
                () -> site < 0 ? "" : variable(program.site(site).span().text(), method), "spawn " + site, site, reports);
        switch (value) {
            case ListValue list -> list.copied(variable);
            case DictValue dict -> dict.copied(variable);
            case SetValue set -> set.copied(variable);
            default -> { }
        }
    }

    /** The variable with which {@code spawn xs[0].append(1)} begins; empty where it begins with a call, say. */
    private static String variable(final String spawn, final String method) {
        final int end = spawn.indexOf("." + method);
        final String target = end < 0 ? "" : spawn.substring(spawn.startsWith("spawn") ? "spawn".length() : 0, end).strip();
        int length = 0;
        while (length < target.length() && Character.isUnicodeIdentifierPart(target.charAt(length))) {
            length++;
        }
        return target.indexOf('(') >= 0 ? "" : target.substring(0, length);
    }

    private static Object[] arguments(final Object[] values, final int at) {
        final int count = (int) (long) values[at];
        final Object[] arguments = new Object[count];
        System.arraycopy(values, at + 1, arguments, 0, count);
        return arguments;
    }

    private static String @Nullable [] names(final Object[] values, final int at) {
        final int start = at + 1 + (int) (long) values[at];
        if (start == values.length) {
            return null;
        }
        final String[] names = new String[values.length - start];
        for (int i = 0; i < names.length; i++) {
            names[i] = (String) values[start + i];
        }
        return names;
    }

    // ---- values

    /** A value, as a task sees it whose variables these are; null for those of no task. */
    public byte[] value(final Object value, final @Nullable Object globals) {
        return encode(globals, new Object[] {value}, _ -> "the item");
    }

    /** What a call gives. */
    public byte[] result(final Object value, final Object globals) {
        return encode(globals, new Object[] {value}, _ -> "the result");
    }

    /** The value of a payload, for a task whose variables these are. WorkerError if it cannot be read. */
    public Object value(final byte[] payload, final @Nullable Object globals) {
        try {
            final Object[] values = decoder(globals).decode(payload);
            if (values.length == 1) {
                return values[0];
            }
        } catch (final CorruptFrameException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
        throw unreadable("it is not one value");
    }

    @Override
    public Packed pack(final Task sender, final Object item) {
        return new Payload(this, value(item, sender.globals));
    }

    /** The payload of what may be an item on its way. */
    byte[] packed(final Object item, final @Nullable Object globals) {
        return item instanceof Payload payload ? payload.bytes : value(item, globals);
    }

    /** An item of a channel, on its way between processes. */
    record Payload(Copies copies, byte[] bytes) implements Packed {
        @Override
        public Object unpack(final Task receiver) {
            return copies.value(bytes, receiver.globals);
        }
    }

    // ---- errors

    public byte[] error(final ErrorValue error) {
        return encode(null, new Object[] {error}, _ -> "the error");
    }

    /** The error of a payload, to be raised; WorkerError if it cannot be read. */
    public ScriptError error(final byte[] payload) {
        try {
            final Object value = value(payload, null);
            return value instanceof ErrorValue error ? new ScriptError(error) : unreadable("it is no error");
        } catch (ScriptError unreadable) {
            return unreadable;
        }
    }

    private static ScriptError unreadable(final String why) {
        return Errors.of(ErrorKind.WORKER_ERROR, "a message between processes cannot be read: " + why);
    }

    private byte[] encode(final @Nullable Object globals, final Object[] values, final IntFunction<String> root) {
        return new ValueEncoder(globals(globals), program, shared).encode(values, root);
    }

    private ValueDecoder decoder(final @Nullable Object globals) {
        return new ValueDecoder(globals(globals), program, shared);
    }

    private Globals globals(final @Nullable Object given) {
        if (given instanceof Globals own) {
            if (any == null) {
                any = own;
            }
            return own;
        }
        return Objects.requireNonNull(any);
    }

    /** Answers a worker's question about the program's code. */
    byte[] code(final byte[] question) {
        return CodeQuestions.answer(program, question);
    }
}
