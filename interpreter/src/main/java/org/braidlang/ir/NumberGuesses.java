package org.braidlang.ir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braidlang.syntax.Expr.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Guesses which parameters of a function, and which of the elements that it reads ({@code list[index]}, and what a loop
 * walks over), are ints and which are floats. Registers that are added, compared or moved to one another make a web of
 * values that are probably of one type; what is known of any of them is evidence for all.
 *
 * <p>A parameter that is computed with is guessed to be an int, unless floats are handed to it, or it is computed with
 * floats alone. An element without evidence is not guessed at: a wrong guess costs the function its typed form.
 */
final class NumberGuesses {
    private static final int INT = 1;
    private static final int FLOAT = 2;
    private static final int OTHER = 4;

    /** The typed form can leave at each element, and the general one be entered: code that must stay small. */
    private static final int MOST_INSTRUCTIONS = 300;

    private final Function function;
    private final List<Instruction> instructions;
    private final int[] webs;
    private final int[] evidence;
    /** Where lists, strings and the like are made, which can be added and multiplied too. */
    private final Set<Register> made = new HashSet<>();
    /** Bounds of ranges, and indices: no floats. */
    private final Set<Register> indices = new HashSet<>();
    /** What calls hand to the parameters. */
    private final int[] handed;

    private NumberGuesses(final Function function) {
        this.function = function;
        this.handed = new int[function.parameters().size()];
        this.instructions = function.blocks().stream().flatMap(block -> block.instructions().stream()).toList();
        final int registers = function.registers().size();
        webs = new int[registers];
        evidence = new int[registers];
        Arrays.setAll(webs, i -> i);
        instructions.forEach(this::making);
        instructions.forEach(this::learn);
        for (final Block block : function.blocks()) {
            if (block.terminator() instanceof Terminator.CompareBranch compare) {
                unite(compare.left(), compare.right());
            }
        }
    }

    /** The guesses for all functions of a program: INT or REAL, by parameters and by the registers of elements. */
    static Map<Function, Map<Register, Type>> of(final List<Function> functions) {
        final Map<Function, NumberGuesses> all = new HashMap<>();
        for (final Function function : functions) {
            if (function.kind() == Function.Kind.PLAIN) {
                all.put(function, new NumberGuesses(function));
            }
        }
        for (final Function function : functions) {
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.CallFunction call && all.containsKey(call.function())) {
                        all.get(call.function()).hand(call.arguments(), function.literals(), all.get(function));
                    }
                }
            }
        }
        final Map<Function, Map<Register, Type>> guesses = new HashMap<>();
        all.forEach((function, its) -> guesses.put(function, its.guesses()));
        return guesses;
    }

    /** Notes what a call hands to the parameters. @param caller what is known of its registers, if anything is */
    private void hand(
            final List<Register> arguments, final Map<Register, Object> literals, final @Nullable NumberGuesses caller) {
        for (int i = 0; i < arguments.size(); i++) {
            handed[i] |= switch (literals.get(arguments.get(i))) {
                case Long _ -> INT;
                case Double _ -> FLOAT;
                case null -> caller == null ? 0 : caller.known(arguments.get(i));
                default -> OTHER;
            };
        }
    }

    private Map<Register, Type> guesses() {
        final Map<Register, Type> guesses = new HashMap<>();
        final Set<Register> computedWith = computedWith();
        for (int i = 0; i < function.parameters().size(); i++) {
            final Register parameter = function.parameters().get(i);
            if (computedWith.contains(parameter) || isNumber(parameter)) {
                guesses.put(parameter, isReal(parameter, handed[i]) ? Type.REAL : Type.INT);
            }
        }
        if (instructions.size() <= MOST_INSTRUCTIONS) {
            guesses.forEach((parameter, guess) -> note(parameter, guess == Type.INT ? INT : FLOAT));
            for (final Instruction instruction : instructions) {
                final Register result = instruction.result();
                if (isElement(instruction) && result != null) {
                    final int known = known(result);
                    if (known == INT) {
                        guesses.put(result, Type.INT);
                    } else if (known == FLOAT || known == (INT | FLOAT)) {
                        guesses.put(result, Type.REAL);
                    }
                }
            }
        }
        return guesses;
    }

    private boolean isReal(final Register parameter, final int given) {
        final int numbers = given & (INT | FLOAT);
        return !indices.contains(parameter) && (numbers == 0 ? known(parameter) : numbers) == FLOAT;
    }

    private boolean isNumber(final Register register) {
        return (known(register) & (INT | FLOAT)) != 0 && (known(register) & OTHER) == 0;
    }

    private int known(final Register register) {
        return evidence[web(register.index())];
    }

    /** The registers that are operands of arithmetic or of an order, or bounds of a range. */
    private Set<Register> computedWith() {
        final Set<Register> found = new HashSet<>();
        final Set<Register> other = new HashSet<>();
        for (final Instruction instruction : instructions) {
            switch (instruction) {
                case Instruction.Arithmetic i -> found.addAll(i.operands());
                case Instruction.Compare i -> found.addAll(i.operands());
                case Instruction.Negate i -> found.addAll(i.operands());
                case Instruction.Operate i -> {
                    switch (i.operation()) {
                        case RANGE_BOUND, RANGE_BOUND_AFTER -> found.addAll(i.operands());
                        case ADD_TO_SUM -> found.add(i.operands().get(1));
                        case INDEX, SET_INDEX, SLICE, ITERATE, GET_ATTRIBUTE, CONTAINS ->
                            other.add(i.operands().getFirst());
                        default -> { }
                    }
                }
                case Instruction.Call i -> {
                    if (i.method() != null || i.mode() == Instruction.Call.Mode.CALL) {
                        other.add(i.callee());
                    }
                }
                default -> { }
            }
        }
        for (final Block block : function.blocks()) {
            if (block.terminator() instanceof Terminator.CompareBranch compare) {
                found.addAll(compare.operands());
            }
        }
        found.removeAll(other);
        return found;
    }

    private static boolean isElement(final Instruction instruction) {
        return instruction instanceof Instruction.Operate operate
                && (operate.operation() == Operation.INDEX || operate.operation() == Operation.ITEM);
    }

    private void making(final Instruction instruction) {
        final boolean makes = switch (instruction) {
            case Instruction.Aggregate _, Instruction.MakeClosure _, Instruction.Builtin _ -> true;
            case Instruction.Constant(final Register _, final Object value) ->
                !(value instanceof Long || value instanceof Double);
            case Instruction.Operate operate -> switch (operate.operation()) {
                case STRING, REPR, ASCII, FORMAT, SLICE, SLICE_INCLUSIVE -> true;
                default -> false;
            };
            default -> false;
        };
        if (makes && instruction.result() != null) {
            made.add(instruction.result());
            note(instruction.result(), OTHER);
        }
    }

    private void learn(final Instruction instruction) {
        switch (instruction) {
            case Instruction.Constant(final Register result, final Long _) -> note(result, INT);
            case Instruction.Constant(final Register result, final Double _) -> note(result, FLOAT);
            case Instruction.ToInt(final Register result, final Register _) -> note(result, INT);
            case Instruction.Move(final Register result, final Register source) -> unite(result, source);
            case Instruction.Negate i -> unite(i.result(), i.operand());
            case Instruction.Compare i -> unite(i.left(), i.right());
            case Instruction.Arithmetic i -> arithmetic(i);
            case Instruction.Operate i -> {
                switch (i.operation()) {
                    case INDEX, SET_INDEX -> {
                        note(i.operands().getFirst(), OTHER);
                        indices.add(i.operands().get(1));
                    }
                    case SLICE, SLICE_INCLUSIVE, SET_SLICE, SET_SLICE_INCLUSIVE, ITERATE, GET_ATTRIBUTE,
                        SET_ATTRIBUTE -> note(i.operands().getFirst(), OTHER);
                    case RANGE_BOUND, RANGE_BOUND_AFTER, RANGE_STEP -> indices.add(i.operands().getFirst());
                    case ADD_TO_SUM -> note(i.operands().get(1), INT);
                    default -> { }
                }
            }
            case Instruction.Call i -> note(i.callee(), OTHER);
            default -> { }
        }
    }

    private void arithmetic(final Instruction.Arithmetic i) {
        final boolean ofOthers = made.contains(i.left()) || made.contains(i.right());
        switch (i.operator()) {
            case DIVIDE -> note(i.result(), FLOAT);
            case POWER, SHIFT_LEFT, SHIFT_RIGHT -> unite(i.result(), i.left());
            case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, MODULO, BIT_AND, BIT_OR, BIT_XOR -> {
                if (!ofOthers) {
                    unite(i.result(), i.left());
                    unite(i.result(), i.right());
                } else {
                    note(i.result(), OTHER);
                    if (i.operator() != BinaryOperator.MULTIPLY) {
                        note(i.left(), OTHER);
                        note(i.right(), OTHER);
                    }
                }
            }
        }
    }

    private void note(final Register register, final int kind) {
        evidence[web(register.index())] |= kind;
    }

    private void unite(final Register one, final Register other) {
        final int into = web(one.index());
        final int from = web(other.index());
        webs[from] = into;
        evidence[into] |= evidence[from];
    }

    private int web(final int register) {
        int web = register;
        while (webs[web] != web) {
            webs[web] = webs[webs[web]];
            web = webs[web];
        }
        return web;
    }
}
