package org.braidlang.ir;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr.BinaryOperator;
import org.braidlang.syntax.Expr.ComparisonOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step of a function over virtual registers. {@code result} is what it writes. A step that can raise has the span
 * that a trace shows.
 */
public sealed interface Instruction {
    @Nullable Register result();

    List<Register> operands();

    default @Nullable Span span() {
        return null;
    }

    /** A literal: None, Boolean, Long, BigInteger, Double, String or Bytes. */
    record Constant(Register result, Object value) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    /** A number of the compiler's own: the way in which a finally block is entered. */
    record RawConstant(Register result, long value) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    record Move(Register result, Register source) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(source);
        }
    }

    /** {@code inPlace} for the augmented forms, which change a list or set itself. */
    record Arithmetic(
            Register result, BinaryOperator operator, boolean inPlace, Register left, Register right, Span span)
            implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(left, right);
        }
    }

    /** One of the six orders; the result is a BOOL. */
    record Compare(Register result, ComparisonOperator operator, Register left, Register right, Span span)
            implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(left, right);
        }
    }

    record Negate(Register result, Register operand, Span span) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(operand);
        }
    }

    record Not(Register result, Register operand) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(operand);
        }
    }

    /** A call of the runtime; {@code text} is an attribute's, a module's or a model's name, {@code number} a count or a site. */
    record Operate(
            @Nullable Register result, Operation operation, List<Register> operands, String text, int number,
            @Nullable Span span) implements Instruction {}

    record Aggregate(Register result, Kind kind, List<Register> operands, Span span) implements Instruction {
        /** A DICT's operands are keys and values in turn. */
        public enum Kind { LIST, TUPLE, SET, DICT, CONCATENATION }
    }

    /** Gives each result an item of {@code source}, which must have as many. */
    record Unpack(List<Register> results, Register source, Span span) implements Instruction {
        @Override
        public @Nullable Register result() {
            return null;
        }

        @Override
        public List<Register> operands() {
            return List.of(source);
        }
    }

    /** A variable of an enclosing function: its cell, or the value of one that never changes. */
    record Capture(Register result, int index) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    /** {@code shared} for a shared var, whose cell refuses values that can change. */
    record NewCell(Register result, boolean shared) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    /** {@code checked} where the variable may not be set yet. */
    record ReadCell(Register result, Register cell, String variable, boolean checked, Span span)
            implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(cell);
        }
    }

    /** A shared cell may refuse the value; a cell that was copied to another process warns that the write is lost. */
    record WriteCell(Register cell, Register value, Span span) implements Instruction {
        @Override
        public @Nullable Register result() {
            return null;
        }

        @Override
        public List<Register> operands() {
            return List.of(cell, value);
        }
    }

    record ReadGlobal(Register result, Global global, boolean checked, Span span) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    /** May be refused, or warned of, as writing a cell is. */
    record WriteGlobal(Global global, Register value, Span span) implements Instruction {
        @Override
        public @Nullable Register result() {
            return null;
        }

        @Override
        public List<Register> operands() {
            return List.of(value);
        }
    }

    record Builtin(Register result, String name) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    record MakeClosure(Register result, Function function, List<Register> captures, List<Register> defaults)
            implements Instruction {
        @Override
        public List<Register> operands() {
            final List<Register> all = new ArrayList<>(captures);
            all.addAll(defaults);
            return all;
        }
    }

    /** A call of a function that is known; {@code closure} where it captures anything. */
    record CallFunction(
            Register result, Function function, @Nullable Register closure, List<Register> arguments, Created created,
            @Nullable Span span) implements Instruction {
        @Override
        public List<Register> operands() {
            return withFirst(closure, arguments);
        }
    }

    /**
     * A call of any value, or of its {@code method}; the last arguments may be named. START is the form behind an
     * {@code await}; SPAWN makes the call in a new task.
     *
     * @param on the model of that task; null for its spawner's
     */
    record Call(
            Register result, Mode mode, Register callee, @Nullable String method, List<Register> arguments,
            List<String> names, Created created, @Nullable String on, Span span) implements Instruction {
        public enum Mode { CALL, START, SPAWN }

        @Override
        public List<Register> operands() {
            return withFirst(callee, arguments);
        }
    }

    /** Whether a coroutine that a call gives is watched, so that it can be reported if nothing ever runs it. */
    record Created(boolean watched, int site) {
        public static final Created NEVER = new Created(false, -1);
    }

    /**
     * A step that waits: it may suspend the coroutine, and then gives its result when that is resumed.
     *
     * @param on the model of the tasks that it starts; null for the model of the task that waits
     */
    record Suspend(
            Register result, Kind kind, List<Register> operands, @Nullable String on, int site, @Nullable Span span)
            implements Instruction {
        public enum Kind { AWAIT, AWAIT_NEXT, PARALLEL, PARALLEL_FOR, LOCK }
    }

    /** Gives an item of a generator to its consumer and suspends. */
    record Yield(Register value, Span span) implements Instruction {
        @Override
        public @Nullable Register result() {
            return null;
        }

        @Override
        public List<Register> operands() {
            return List.of(value);
        }
    }

    /** Where cancellation, timeouts and the like can stop the task. */
    record Poll(Span span) implements Instruction {
        @Override
        public @Nullable Register result() {
            return null;
        }

        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    /** Adds to a RAW counter without looking at overflow, which its loop has excluded. */
    record Advance(Register result, Register counter, Register step) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(counter, step);
        }
    }

    /** The int at which a RAW counter stands. */
    record ToInt(Register result, Register counter) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of(counter);
        }
    }

    /** First of a handler: the error that led here. */
    record Caught(Register result) implements Instruction {
        @Override
        public List<Register> operands() {
            return List.of();
        }
    }

    /** Makes the error of a failed assert, which shows the text and the values of its operands. */
    record AssertionFailed(
            Register result, String text, List<String> operandTexts, List<Register> values, @Nullable Register message,
            Span span) implements Instruction {
        @Override
        public List<Register> operands() {
            return withFirst(message, values);
        }
    }

    private static List<Register> withFirst(final @Nullable Register first, final List<Register> rest) {
        if (first == null) {
            return rest;
        }
        final List<Register> all = new ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
