package org.braidlang.ir;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braidlang.syntax.Expr.BinaryOperator;

/**
 * Infers the types of registers and of what functions return: a least fixed point over the joins of all that is
 * assigned to a register, wherever it is. Parameters and elements are guessed to be ints or floats; a function is
 * entered in its typed form only when the guesses of its parameters hold.
 */
public final class Types {
    private final List<Function> functions;
    private final Map<Function, Set<Function>> callers = new HashMap<>();
    private final Map<Function, Map<Register, Type>> guesses = new HashMap<>();
    private final Map<Function, Map<Register, Register>> sums = new HashMap<>();

    private Types(final List<Function> functions) {
        this.functions = functions;
    }

    /** Sets the types of all functions of a program. */
    public static void infer(final List<Function> functions) {
        new Types(functions).run();
    }

    /** With every parameter and result boxed, so that results of the two forms can be compared. */
    public static void inferNothing(final List<Function> functions) {
        for (final Function function : functions) {
            function.findLiterals();
            function.types = new Type[function.registers().size()];
            Arrays.fill(function.types, Type.OBJECT);
            function.returnType = Type.OBJECT;
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    final Register result = instruction.result();
                    if (result != null) {
                        final Type type = ownType(instruction);
                        if (type != Type.NOTHING) {
                            function.types[result.index()] = type;
                        }
                    }
                }
            }
            passOwnTypes(function);
        }
    }

    private static void passOwnTypes(final Function function) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Move(final Register to, final Register from)
                            && function.type(to) == Type.OBJECT && isOwn(function.type(from))
                            && onlyMovedTo(function, to, function.type(from))) {
                        function.types[to.index()] = function.type(from);
                        changed = true;
                    }
                }
            }
        }
    }

    private static boolean isOwn(final Type type) {
        return switch (type) {
            case RAW, CELL, ERROR, ITERATION, TIMEOUT, SUM -> true;
            case NOTHING, INT, SMALL, FLOAT, REAL, BOOL, OBJECT -> false;
        };
    }

    private static boolean onlyMovedTo(final Function function, final Register register, final Type type) {
        return function.blocks().stream().flatMap(block -> block.instructions().stream())
                .filter(instruction -> register.equals(instruction.result()))
                .allMatch(instruction -> instruction instanceof Instruction.Advance
                        || instruction instanceof Instruction.Move(final Register _, final Register from)
                        && function.type(from) == type);
    }

    /** The type of a result that does not depend on operands, and is not a value of the script; else NOTHING. */
    private static Type ownType(final Instruction instruction) {
        return switch (instruction) {
            case Instruction.NewCell _ -> Type.CELL;
            case Instruction.Caught _ -> Type.ERROR;
            case Instruction.AssertionFailed _ -> Type.ERROR;
            case Instruction.Compare _, Instruction.Not _ -> Type.BOOL;
            case Instruction.Advance _, Instruction.RawConstant _ -> Type.RAW;
            case Instruction.Operate operate -> switch (operate.operation()) {
                case ITERATE -> Type.ITERATION;
                case TIMEOUT_ENTER -> Type.TIMEOUT;
                case NEW_SUM -> Type.SUM;
                case TIMEOUT_FAILED, RAISE, DURING -> Type.ERROR;
                case RANGE_BOUND, RANGE_BOUND_AFTER, RANGE_STEP, RANGE_END -> Type.RAW;
                case CONTAINS, MATCHES, IS_CANCELLED, NEEDS_RUN -> Type.BOOL;
                default -> Type.NOTHING;
            };
            default -> Type.NOTHING;
        };
    }

    private void run() {
        functions.forEach(Function::findLiterals);
        guesses.putAll(NumberGuesses.of(functions));
        for (final Function function : functions) {
            function.types = new Type[function.registers().size()];
            Arrays.fill(function.types, Type.NOTHING);
            function.returnType = Type.NOTHING;
            final Map<Register, Type> guessed = guesses.getOrDefault(function, Map.of());
            for (final Register parameter : function.parameters()) {
                function.types[parameter.index()] = guessed.getOrDefault(parameter, Type.OBJECT);
            }
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.CallFunction call) {
                        callers.computeIfAbsent(call.function(), _ -> new HashSet<>()).add(function);
                    }
                }
            }
        }
        final Deque<Function> open = new ArrayDeque<>(functions);
        final Set<Function> queued = new HashSet<>(functions);
        while (!open.isEmpty()) {
            final Function function = open.remove();
            queued.remove(function);
            final Type before = function.returnType;
            infer(function);
            if (function.returnType != before) {
                for (final Function caller : callers.getOrDefault(function, Set.of())) {
                    if (queued.add(caller)) {
                        open.add(caller);
                    }
                }
            }
        }
        for (final Function function : functions) {
            if (function.returnType != Type.INT) {
                function.returnType = Type.OBJECT;
            }
        }
    }

    private void infer(final Function function) {
        final Map<Register, Object> literals = function.literals();
        final Map<Register, Type> guessed = guesses.getOrDefault(function, Map.of());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    changed |= transfer(function, literals, guessed, instruction);
                }
                changed |= switch (block.terminator()) {
                    case Terminator.NextBranch next -> join(function, next.item(), Type.OBJECT);
                    case Terminator.Return(final Register value) -> {
                        final Type type = function.type(value);
                        final Type joined = function.returnType.join(type == Type.SMALL ? Type.INT : type);
                        final boolean differs = joined != function.returnType;
                        function.returnType = joined;
                        yield differs;
                    }
                    case Terminator.Jump _, Terminator.Branch _, Terminator.CompareBranch _,
                        Terminator.RangeBranch _, Terminator.EndBranch _, Terminator.Switch _,
                        Terminator.Throw _ -> false;
                };
            }
        }
    }

    private boolean transfer(
            final Function function, final Map<Register, Object> literals, final Map<Register, Type> guessed,
            final Instruction instruction) {
        return switch (instruction) {
            case Instruction.Constant(final Register result, final Object value) ->
                join(function, result, switch (value) {
                    case Long _ -> Type.INT;
                    case Double _ -> Type.FLOAT;
                    case Boolean _ -> Type.BOOL;
                    default -> Type.OBJECT;
                });
            case Instruction.Move(final Register result, final Register source) ->
                join(function, result, function.type(source));
            case Instruction.ToInt(final Register result, final Register _) -> join(function, result, Type.SMALL);
            case Instruction.Arithmetic i -> {
                final boolean staysInt = literals.get(i.right()) instanceof Long exponent && exponent >= 0;
                final Type left = function.type(i.left());
                yield join(
                        function, i.result(),
                        i.operator() == BinaryOperator.POWER && left.isInt() && staysInt ? Type.INT
                                : arithmetic(i.operator(), left, function.type(i.right())));
            }
            case Instruction.Negate i -> join(function, i.result(), switch (function.type(i.operand())) {
                case NOTHING -> Type.NOTHING;
                case INT, SMALL -> Type.INT;
                case FLOAT -> Type.FLOAT;
                case REAL -> Type.REAL;
                default -> Type.OBJECT;
            });
            case Instruction.CallFunction i ->
                join(function, i.result(), canCallTyped(function, i) ? i.function().returnType : Type.OBJECT);
            case Instruction.Unpack i -> {
                boolean changed = false;
                for (final Register result : i.results()) {
                    changed |= join(function, result, Type.OBJECT);
                }
                yield changed;
            }
            default -> {
                final Register result = instruction.result();
                if (result == null) {
                    yield false;
                }
                final Type own = ownType(instruction);
                yield join(function, result, own != Type.NOTHING ? own : isTotal(instruction)
                        ? total(function, instruction.operands().getFirst())
                        : guessed.getOrDefault(result, Type.OBJECT));
            }
        };
    }

    private static boolean isTotal(final Instruction instruction) {
        return instruction instanceof Instruction.Operate operate && operate.operation() == Operation.SUM_TOTAL;
    }

    /** What a sum comes to: an int if only ints are added; but it is 0 if nothing is. */
    private Type total(final Function function, final Register sum) {
        final Register added = added(function).get(sum);
        final Type type = added == null ? Type.INT : function.type(added);
        return type == Type.NOTHING || type.isInt() ? Type.INT : Type.OBJECT;
    }

    /** What is added to each sum of a function. */
    private Map<Register, Register> added(final Function function) {
        return sums.computeIfAbsent(function, _ -> {
            final Map<Register, Register> found = new HashMap<>();
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Operate i && i.operation() == Operation.ADD_TO_SUM) {
                        found.put(i.operands().get(0), i.operands().get(1));
                    }
                }
            }
            return found;
        });
    }

    /** Whether a call can enter the typed form: the arguments are ints or floats where it wants them. */
    public static boolean canCallTyped(final Function caller, final Instruction.CallFunction call) {
        final Function callee = call.function();
        if (callee.kind() != Function.Kind.PLAIN) {
            return false;
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            final Type argument = caller.type(call.arguments().get(i));
            final Type wanted = callee.type(callee.parameters().get(i));
            if (argument != Type.NOTHING
                    && (wanted == Type.INT && !argument.isInt() || wanted == Type.REAL && !argument.isFloat())) {
                return false;
            }
        }
        return true;
    }

    private static boolean join(final Function function, final Register register, final Type type) {
        final Type before = function.types[register.index()];
        final Type joined = before.join(type);
        function.types[register.index()] = joined;
        return joined != before;
    }

    private static Type arithmetic(final BinaryOperator operator, final Type left, final Type right) {
        if (left == Type.NOTHING || right == Type.NOTHING) {
            return Type.NOTHING;
        }
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, MODULO ->
                left.isInt() && right.isInt() ? Type.INT
                        : left == Type.FLOAT && isNumber(right) || right == Type.FLOAT && isNumber(left) ? Type.FLOAT
                        : isNumber(left) && isNumber(right) ? Type.REAL : Type.OBJECT;
            case DIVIDE -> isNumber(left) && isNumber(right) ? Type.FLOAT : Type.OBJECT;
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                left.isInt() && right.isInt() ? Type.INT : Type.OBJECT;
            case POWER -> left.isFloat() || right.isFloat()
                    ? arithmetic(BinaryOperator.MULTIPLY, left, right) : Type.OBJECT;
        };
    }

    private static boolean isNumber(final Type type) {
        return type.isInt() || type.isFloat();
    }
}
